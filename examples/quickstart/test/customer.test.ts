import { expect, test } from "vitest";
import { byCity, cityKey, greetingName } from "../src/customer.ts";

test("customers are greeted by nickname", () => {
  expect(greetingName({ name: "Grace Hopper", nickname: "Amazing Grace", city: "Arlington" })).toBe("Amazing Grace");
  expect(greetingName({ name: "Edsger Dijkstra", city: "Nuenen" })).toBe("Edsger Dijkstra");
});

test("cities are filed under a key", () => {
  expect(cityKey(" Den Haag")).toBe("den-haag");
});

test("customers are sorted by city", () => {
  const cities = ["Ulm", "aachen", " Bonn"].map((city) => ({ name: "x", city })).sort(byCity);
  expect(cities.map((customer) => customer.city)).toEqual(["aachen", " Bonn", "Ulm"]);
});
