type Schema = Readonly<Record<string, unknown>>;

/**
 * The schema of a shipment: 56 properties, three deep, shared definitions, enums, nullable values. The strict one has
 * patterns, formats, and bounds of lengths, numbers and items besides.
 */
export function shipmentSchema(strict: boolean): Schema {
  const bounded = (type: string, bounds: Schema): Schema => ({ type, ...(strict ? bounds : {}) });
  const text = (bounds: Schema = {}): Schema => bounded("string", bounds);
  const count = (bounds: Schema = { minimum: 0 }): Schema => bounded("integer", bounds);
  const measure = (bounds: Schema = { minimum: 0, maximum: 100_000 }): Schema => bounded("number", bounds);
  const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: "null" }] });
  const record = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
    type: "object",
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  });
  const reference = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
  const list = (items: Schema, bounds: Schema = {}): Schema => ({ ...bounded("array", bounds), items });
  const moment = text({ format: "date-time" });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $defs: {
      address: record(
        {
          name: text({ minLength: 1, maxLength: 80 }),
          company: nullable(text({ maxLength: 80 })),
          street: text({ minLength: 1, maxLength: 120 }),
          city: text({ minLength: 1, maxLength: 60 }),
          region: nullable(text()),
          postalCode: text({ pattern: "^[A-Z0-9][A-Z0-9 -]{2,9}$" }),
          country: text({ pattern: "^[A-Z]{2}$" }),
          phone: text({ pattern: "^\\+[1-9][0-9]{6,14}$" }),
          email: text({ format: "email" }),
        },
        ["company", "region"],
      ),
      money: record({
        amount: measure({ minimum: 0, multipleOf: 0.01 }),
        currency: { enum: ["EUR", "USD", "JPY", "GBP"] },
      }),
      dimensions: record({ length: measure(), width: measure(), height: measure(), unit: { enum: ["cm", "in"] } }),
      item: record({
        sku: text({ pattern: "^[A-Z]{3}-[0-9]{4,8}$" }),
        title: text({ minLength: 1, maxLength: 200 }),
        quantity: count({ minimum: 1, maximum: 10_000 }),
        unitPrice: reference("money"),
        weight: measure(),
        hazardous: { type: "boolean" },
        tariff: nullable(text({ pattern: "^[0-9]{6,10}$" })),
        notes: text({ maxLength: 400 }),
      }),
      event: record({
        at: moment,
        status: { enum: ["created", "collected", "in-transit", "customs", "delivered", "failed"] },
        place: text(),
        message: text(),
        coordinates: record({
          latitude: measure({ minimum: -90, maximum: 90 }),
          longitude: measure({ minimum: -180, maximum: 180 }),
        }),
      }),
    },
    ...record({
      id: text({ format: "uuid" }),
      reference: text({ pattern: "^S[0-9]{8}$" }),
      version: count(),
      createdAt: moment,
      updatedAt: nullable(moment),
      dueOn: text({ format: "date" }),
      priority: { enum: ["low", "normal", "high", "urgent"] },
      sender: reference("address"),
      recipient: reference("address"),
      dimensions: reference("dimensions"),
      weight: measure(),
      insured: { type: "boolean" },
      value: reference("money"),
      items: list(reference("item"), { minItems: 1, maxItems: 50 }),
      customs: record({
        required: { type: "boolean" },
        declaration: nullable(text()),
        contents: { enum: ["merchandise", "gift", "documents", "sample"] },
        documents: list(text({ format: "uri" }), { maxItems: 8 }),
      }),
      carrier: record({
        name: text(),
        service: text(),
        tracking: text({ pattern: "^[A-Z0-9]{8,20}$" }),
        contact: text({ format: "email" }),
        allowedHours: record({ from: count({ minimum: 0, maximum: 23 }), until: count({ minimum: 0, maximum: 23 }) }),
      }),
      events: list(reference("event"), { maxItems: 100 }),
      tags: list(text({ minLength: 1, maxLength: 20 }), { maxItems: 10 }),
    }),
  };
}

const places = ["München", "Zürich", "東京", "São Paulo", "Kraków", "Reykjavík"] as const;

const address = (name: string, city: string, country: string): object => ({
  name,
  company: country === "DE" ? "Müller & Söhne GmbH" : null,
  street: `${String(city.length * 7)} Harbour Road, building "${city.slice(0, 1)}"`,
  city,
  region: null,
  postalCode: "80331",
  country,
  phone: "+498912345678",
  email: `${country.toLowerCase()}.office@example.com`,
});

const item = (index: number): object => ({
  sku: `ABC-${String(10_000 + index * 37)}`,
  title: ["Folding lamp, brushed steel", 'Notebook "Größe M"', "茶碗 (tea bowl)", "Cable\t2 m"][index % 4],
  quantity: 1 + ((index * 7) % 12),
  unitPrice: { amount: 12 + index + 0.25, currency: index % 2 === 0 ? "EUR" : "JPY" },
  weight: 0.4 * (index + 1),
  hazardous: index % 5 === 0,
  tariff: index % 3 === 0 ? null : "94052040",
  notes: index % 2 === 0 ? "" : "Keep dry. Do not stack more than three high; see the label on the side of the box.",
});

const event = (index: number): object => ({
  at: `2026-03-${String(10 + index)}T0${String(index)}:15:00Z`,
  status: ["created", "collected", "in-transit", "customs", "in-transit", "delivered"][index],
  place: places[index],
  message: index === 3 ? "Held for inspection\nform \\ 12 is missing" : "Scanned at the gate 🚚",
  coordinates: { latitude: 48.137 - index * 3, longitude: 11.575 + index * 1.5 },
});

/** A shipment that is valid against both schemas, its properties in their order. */
export function shipment(): object {
  return {
    id: "0b9f3f4e-6c1d-4e57-9d2c-7a4f1f0f8d11",
    reference: "S20260310",
    version: 4,
    createdAt: "2026-03-10T08:00:00Z",
    updatedAt: "2026-03-14T16:45:30Z",
    dueOn: "2026-03-20",
    priority: "high",
    sender: address("Änne Müller", "München", "DE"),
    recipient: address("山田 太郎", "東京", "JP"),
    dimensions: { length: 60, width: 40.5, height: 22, unit: "cm" },
    weight: 11.8,
    insured: true,
    value: { amount: 1_249.5, currency: "EUR" },
    items: Array.from({ length: 6 }, (_, index) => item(index)),
    customs: {
      required: true,
      declaration: "CN23",
      contents: "merchandise",
      documents: ["https://example.com/forms/cn23?id=17&lang=de", "https://example.com/invoice.pdf"],
    },
    carrier: {
      name: "Nordwind Logistik",
      service: "express 12:00",
      tracking: "NW00128833DE",
      contact: "help@example.org",
      allowedHours: { from: 8, until: 18 },
    },
    events: Array.from({ length: 6 }, (_, index) => event(index)),
    tags: ["fragile", "überseeisch", "2026-Q1"],
  };
}
