#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes what type checkers need to know of the raw namespace: make_stubs.py GIR OVERRIDES STUBS

The functions and their types are those of the GIR; properties that the overrides give to boxed types are
read from there, and the few dunders that they add are listed below.
"""

import ast
import keyword
import sys
import xml.etree.ElementTree as ET

CORE = "{http://www.gtk.org/introspection/core/1.0}"
C = "{http://www.gtk.org/introspection/c/1.0}"
GLIB = "{http://www.gtk.org/introspection/glib/1.0}"

HEAD = '''\
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Types of the raw namespace DistrictReport 1, made from its GIR."""

import datetime
import decimal
import fractions
from typing import Any, Callable, ClassVar, List, Optional, Sequence, Tuple, Union

from gi.repository import Gio, GLib, GObject

_Number = Union[str, int, decimal.Decimal, fractions.Fraction, "Ratio"]
'''

SIMPLE = {"utf8": "str", "filename": "str", "gboolean": "bool", "gdouble": "float", "gfloat": "float", "none": "None",
          "gpointer": "Any", "gconstpointer": "Any", "GType": "GObject.GType", "gunichar": "str",
          **{name: "int" for name in ("gint", "guint", "gint8", "guint8", "gint16", "guint16", "gint32", "guint32", "gint64",
                                      "guint64", "gsize", "gssize", "glong", "gulong", "gchar", "guchar")}}

# What the overrides convert to, by the function that does it.
CONVERTED = {"_decimal": "decimal.Decimal", "_date": "datetime.date", "int": "int"}

# Arguments that the overrides let be any exact number.
NUMBERS = {("StandingsRules", "set_weight"): 1, ("StandingsRules", "set_scoring"): 2, ("StandingsRules", "set_cap"): 1,
           ("StandingsRules", "set_bonus_limit"): 0, ("StandingsRules", "add_condition"): 2, ("StandingsRules", "add_grade"): 1,
           ("StandingsRules", "add_quota"): 1, ("ScoreSheet", "set_value"): 2, ("ScoreSheet", "add_bonus"): 1,
           ("ScoreSheet", "add_penalty"): 1}


def operators(name, result, *names):
    return [f"def __{operator}__(self, other: {name}) -> {result}: ..." for operator in names]


CAPSULES = ["def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...",
            "def __arrow_c_schema__(self) -> object: ...",
            "def __arrow_c_array__(self, requested_schema: object = None) -> Tuple[object, object]: ..."]
ORDER = ("lt", "le", "gt", "ge")

EXTRAS = {
    "Ratio": ["@property\n    def fraction(self) -> fractions.Fraction: ...", "def __float__(self) -> float: ...",
              *operators("Ratio", "bool", *ORDER), *operators("Ratio", "Ratio", "add", "sub", "mul", "truediv")],
    "Interval": ["def __contains__(self, value: Ratio) -> bool: ...",
                 *operators("Interval", "Interval", "add", "sub", "mul", "truediv")],
    "Quantity": ["def __float__(self) -> float: ...", *operators("Quantity", "bool", *ORDER),
                 *operators("Quantity", "Quantity", "add", "sub"), *operators("Quantity", "Ratio", "truediv")],
    "Period": ["def __contains__(self, other: Union[Period, datetime.date]) -> bool: ...", *operators("Period", "bool", *ORDER)],
    "Span": ["def __contains__(self, other: Span) -> bool: ...", *operators("Span", "bool", *ORDER)],
    "Report": ["@property\n    def numbers(self) -> Sequence[Number]: ..."],
    "Achievement": ["@property\n    def further_targets(self) -> Sequence[Tuple[Target, Optional[Quantity]]]: ...",
                    "@property\n    def readings(self) -> Sequence[Tuple[Quantity, str]]: ..."],
    "UnitRegister": ["@property\n    def units(self) -> Sequence[Unit]: ..."],
    "Finding": ["@property\n    def related(self) -> Sequence[Source]: ..."],
    "Dataset": CAPSULES, "Table": CAPSULES,
}


class Stubs:
    def __init__(self, gir, overrides):
        self.namespace = ET.parse(gir).getroot().find(CORE + "namespace")
        self.names = {node.get("name") for node in self.namespace if node.tag != CORE + "function"}
        self.callbacks = {node.get("name") for node in self.namespace.iter(CORE + "callback")}
        self.boxed = self.read_overrides(overrides)

    @staticmethod
    def read_overrides(path):
        """The properties of boxed types: of each the function that converts, and the getter."""
        found = {}
        with open(path, encoding="utf-8") as file:
            tree = ast.parse(file.read())
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_properties":
                for named in node.keywords:
                    found.setdefault(node.args[0].id, {})[named.arg] = (node.args[1].id, ast.literal_eval(named.value))
        return found

    def type_of(self, node, given):
        """The type of a parameter that is given, or of a value that is got."""
        array, plain = node.find(CORE + "array"), node.find(CORE + "type")
        if array is not None:
            return f"{'Sequence' if given else 'List'}[{self.type_of(array, given)}]"
        if plain is None:
            return "Any"
        name = plain.get("name", "gpointer")
        if name in ("GLib.List", "GLib.SList", "GLib.PtrArray", "GLib.Array"):
            return f"{'Sequence' if given else 'List'}[{self.type_of(plain, given)}]"
        if name in self.callbacks:
            return "Callable[..., Any]"
        if name in SIMPLE:
            return SIMPLE[name]
        if name in self.names or name.split(".")[0] in ("GLib", "Gio", "GObject"):
            return name
        return "Any"

    def argument(self, node):
        told = self.type_of(node, True)
        return f"Optional[{told}]" if node.get("nullable") == "1" and told != "Any" else told

    def result(self, function):
        """What a call gives: the value, and what comes by way of arguments."""
        value = function.find(CORE + "return-value")
        told = [] if value.find(CORE + "type") is not None and value.find(CORE + "type").get("name") == "none" else [
            self.optional(self.type_of(value, False), value)]
        told += [self.optional(self.type_of(node, False), node) for node in self.parameters(function)
                 if node.get("direction") in ("out", "inout")]
        return "None" if not told else told[0] if len(told) == 1 else f"Tuple[{', '.join(told)}]"

    @staticmethod
    def optional(told, node):
        return f"Optional[{told}]" if node.get("nullable") == "1" and told != "Any" else told

    @staticmethod
    def parameters(function):
        parameters = function.find(CORE + "parameters")
        return [] if parameters is None else parameters.findall(CORE + "parameter")

    def arguments(self, function, owner, is_method):
        nodes = self.parameters(function)
        hidden = {int(node.get(key)) for node in nodes for key in ("closure", "destroy") if node.get(key)}
        hidden |= {int(array.get("length")) for node in nodes for array in [node.find(CORE + "array")]
                   if array is not None and array.get("length")}
        has_closure = any(node.get("closure") for node in nodes)
        shown = [node for place, node in enumerate(nodes) if place not in hidden and node.get("direction") not in ("out",)]
        told = []
        is_last = True
        for place, node in reversed(list(enumerate(shown))):
            kind = self.argument(node)
            if NUMBERS.get((owner, function.get("name"))) == place:
                kind = "Optional[_Number]" if kind.startswith("Optional") else "_Number"
            is_last = is_last and node.get("nullable") == "1"
            told.insert(0, f"{self.safe(node.get('name'))}: {kind}{' = ...' if is_last else ''}")
        return ", ".join((["self"] if is_method else []) + told + (["*user_data: Any"] if has_closure else []))

    @staticmethod
    def safe(name):
        return name + "_" if keyword.iskeyword(name) else name

    def functions(self, node):
        """The members of a class that are called, but those that bindings leave out."""
        name = node.get("name")
        for function in node:
            if function.get("introspectable") == "0" or function.get("shadowed-by") or function.get("moved-to"):
                continue
            called = self.safe(function.get("shadows") or function.get("name") or "")
            if function.tag in (CORE + "constructor", CORE + "function"):
                told = name if function.tag == CORE + "constructor" else self.result(function)
                yield f"@staticmethod\n    def {called}({self.arguments(function, name, False)}) -> {told}: ..."
                if called == "new" and node.tag == CORE + "record":
                    yield f"def __init__(self{', ' if self.arguments(function, name, False) else ''}" \
                          f"{self.arguments(function, name, False)}) -> None: ..."
            elif function.tag == CORE + "method":
                yield f"def {called}({self.arguments(function, name, True)}) -> {self.result(function)}: ..."

    def properties(self, node):
        name = node.get("name")
        members = {function.get("name") for function in node if function.tag in (CORE + "method", CORE + "constructor")}
        for found in node.findall(CORE + "property"):
            attribute = found.get("name").replace("-", "_")
            if attribute in members:
                continue
            getter = next((function for function in node.findall(CORE + "method")
                           if function.get("name") in (f"get_{attribute}", f"is_{attribute}", f"has_{attribute}", attribute)), None)
            told = self.type_of(found, False) if getter is None else self.result(getter)
            told = told.replace("GLib.Date", "datetime.date")
            yield f"@property\n    def {self.safe(attribute)}(self) -> {told}: ..."
        for attribute, (convert, getter) in self.boxed.get(name, {}).items():
            method = next(function for function in node.findall(CORE + "method") if function.get("name") == getter)
            told = self.result(method)
            if convert in CONVERTED:
                told = f"Optional[{CONVERTED[convert]}]" if told.startswith("Optional") else CONVERTED[convert]
            yield f"@property\n    def {attribute}(self) -> {told}: ..."

    def enumeration(self, node):
        name = node.get("name")
        lines = [f"class {name}(int):"]
        for member in node.findall(CORE + "member"):
            lines.append(f"    {self.safe(member.get('name').upper())}: ClassVar[{name}]")
        lines += ["    value_nick: str", "    value_name: str", "    def __init__(self, value: int = ...) -> None: ..."]
        lines += [f"    {told}" for told in self.functions(node)]
        return "\n".join(lines)

    def type(self, node):
        parent = node.get("parent", "GObject.GBoxed" if node.tag == CORE + "record" else "GObject.Object")
        parent = ", ".join([parent, *(one.get("name") for one in node.findall(CORE + "implements"))])
        body = [*self.functions(node), *self.properties(node), *EXTRAS.get(node.get("name"), [])]
        return "\n".join([f"class {node.get('name')}({parent}):"] + [f"    {told}" for told in body or ["..."]])

    def write(self):
        parts = [HEAD]
        for node in self.namespace:
            if node.get("introspectable") == "0" or node.get(GLIB + "is-gtype-struct-for"):
                continue
            if node.tag in (CORE + "enumeration", CORE + "bitfield"):
                parts.append(self.enumeration(node))
            elif node.tag in (CORE + "class", CORE + "record", CORE + "interface"):
                parts.append(self.type(node))
            elif node.tag == CORE + "function" and not node.get("moved-to"):
                parts.append(f"def {node.get('name')}({self.arguments(node, '', False)}) -> {self.result(node)}: ...")
            elif node.tag == CORE + "constant":
                parts.append(f"{node.get('name')}: {self.type_of(node, False)}")
        return "\n\n".join(parts) + "\n"


def main():
    gir, overrides, stubs = sys.argv[1:4]
    with open(stubs, "w", encoding="utf-8") as file:
        file.write(Stubs(gir, overrides).write())


if __name__ == "__main__":
    main()
