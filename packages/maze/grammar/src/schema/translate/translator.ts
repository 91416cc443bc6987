import { ANNOTATIONS, isKeyword } from "../documents/drafts.ts";
import { Analysis } from "../analysis/analysis.ts";
import { isJsonObject } from "../documents/json-value.ts";
import { type SchemaDocuments, isLegacyReference } from "../documents/schema-documents.ts";
import type { SchemaNode } from "../documents/schema-node.ts";
import type { Formula, Kind, Place } from "../formula/formula.ts";
import { type Formulas } from "../formula/formulas.ts";
import type { ValidationList } from "../left-to-validation.ts";
import { translateApplicators } from "./applicators.ts";
import { translateArrays } from "./array-keywords.ts";
import { KeywordReader } from "./keyword-reader.ts";
import { translateNumbers } from "./number-keywords.ts";
import { translateObjects } from "./object-keywords.ts";
import { translateStrings } from "./string-keywords.ts";
import { translateUnevaluated } from "./unevaluated.ts";
import { translateValues } from "./value-keywords.ts";

/** What the translation of keywords depends on. */
export interface TranslationSettings {
  /** Whether `format` is enforced or only an annotation. */
  readonly formats: "enforce" | "annotate";
}

const CONTENT = new Set(["contentEncoding", "contentMediaType", "contentSchema"]);

/** Turns schemas into formulas, each once. */
export class Translator {
  readonly documents: SchemaDocuments;
  readonly formulas: Formulas;
  readonly settings: TranslationSettings;
  readonly #list: ValidationList;
  readonly #known = new Map<string, Formula>();
  /** What the formulas mean, kind by kind of values. */
  readonly analysis: Analysis;

  constructor(documents: SchemaDocuments, formulas: Formulas, settings: TranslationSettings, list: ValidationList) {
    this.documents = documents;
    this.formulas = formulas;
    this.settings = settings;
    this.#list = list;
    this.analysis = new Analysis(
      formulas,
      (node) => this.formulaOf(node),
      (at, reason) => {
        this.leave(at, reason);
      },
    );
  }

  /** What a schema says, with the schemas below it as they are. */
  formulaOf(node: SchemaNode): Formula {
    const known = this.#known.get(node.key);
    if (known !== undefined) return known;
    const formula = this.#translate(node);
    this.#known.set(node.key, formula);
    return formula;
  }

  /** The formula of the schema below a node. */
  below(reader: KeywordReader, ...tokens: (string | number)[]): Formula {
    return this.formulas.schema(this.documents.child(reader.node, ...tokens));
  }

  /** Says that a keyword is left to validation. */
  leave({ pointer, keyword }: Place, reason: string): void {
    this.#list.add(pointer, keyword, reason);
  }

  /** A formula that says nothing of a kind of values, since a keyword is left to validation. */
  unknown(of: Kind, keyword: Place, reason: string): Formula {
    this.leave(keyword, reason);
    return this.formulas.unknown(of);
  }

  #translate(node: SchemaNode): Formula {
    if (!isJsonObject(node.value)) return this.formulas.schema(node);
    const reader = new KeywordReader(node, node.value);
    this.#checkKeywords(reader);
    if (isLegacyReference(reader.schema, node.resource.draft)) return translateReference(reader, this);
    return this.formulas.and([
      ...translateValues(reader, this),
      ...translateNumbers(reader, this),
      ...translateStrings(reader, this),
      ...translateArrays(reader, this),
      ...translateObjects(reader, this),
      ...translateApplicators(reader, this),
      ...translateUnevaluated(reader, this),
    ]);
  }

  #checkKeywords(reader: KeywordReader): void {
    const { draft } = reader.node.resource;
    const legacy = isLegacyReference(reader.schema, draft);
    for (const keyword of Object.keys(reader.schema)) {
      if (ANNOTATIONS.has(keyword)) continue;
      const at = reader.place(keyword);
      if (!isKeyword(draft, keyword)) this.leave(at, `draft ${draft} gives the keyword no meaning`);
      else if (legacy && keyword !== "$ref") this.leave(at, `draft ${draft} ignores what stands beside $ref`);
      else if (CONTENT.has(keyword)) this.leave(at, "what a string contains is an annotation");
    }
  }
}

function translateReference(reader: KeywordReader, translator: Translator): Formula {
  const reference = reader.string("$ref") ?? "";
  return translator.formulas.schema(translator.documents.reference(reader.node, "$ref", reference));
}
