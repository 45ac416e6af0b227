# SPDX-License-Identifier: LGPL-2.1-or-later
"""What makes the introspected library feel at home in Python.

Nothing is computed here. Dunders forward to the functions of the library, and
figures, which cross as decimal strings, become Decimal, Fraction and date.
Errors stay what they are: GLib.Error, with domain and code.
"""

import collections.abc
import datetime
import decimal
import fractions
import operator

from gi.repository import GLib, GObject

from ..module import get_introspection_module

DistrictReport = get_introspection_module("DistrictReport")

__all__ = []


# Making one value of another kind

def _decimal(text):
    return None if text is None else decimal.Decimal(text)


def _date(day):
    if day is None or not day.valid():
        return None
    return datetime.date(day.get_year(), int(day.get_month()), day.get_day())


def _gdate(day):
    if not isinstance(day, datetime.date):
        return day
    return GLib.Date.new_dmy(day.day, GLib.DateMonth(day.month), day.year)


def _same(value):
    return value


def _properties(cls, convert, **getters):
    """Offers getters of a boxed value as properties, which boxed types have none of."""
    for name, getter in getters.items():
        method = getattr(cls, getter)
        setattr(cls, name, property(lambda self, method=method: convert(method(self)),
                                    doc=method.__doc__))


# Values: equality, order, hash, text, copy and pickle

def _revive(name, constructor, arguments):
    """Makes a pickled value again; a function of its own, so that pickle finds it."""
    return getattr(getattr(DistrictReport, name), constructor)(*map(_gdate, arguments))


def _forward(cls, name, function, result=_same):
    """Gives cls a binary operator that calls the library for two values of cls."""
    def method(self, other):
        if not isinstance(other, cls):
            return NotImplemented
        return result(function(self, other))

    method.__name__ = method.__qualname__ = name
    setattr(cls, name, method)


def _value(name, text, constructor, arguments):
    """Makes a boxed type a Python value: what it prints, and what it is pickled as."""
    cls = getattr(DistrictReport, name)
    cls.__hash__ = lambda self: cls.hash(self)
    _forward(cls, "__eq__", cls.equal)
    # PyGObject's own != compares addresses, and would be inherited beside our ==.
    _forward(cls, "__ne__", cls.equal, operator.not_)
    if hasattr(cls, "compare"):
        for order in ("lt", "le", "gt", "ge"):
            _forward(cls, f"__{order}__", cls.compare,
                     lambda sign, holds=getattr(operator, order): holds(sign, 0))
    cls.__str__ = text
    cls.__repr__ = lambda self: f"<DistrictReport.{name} {text(self)}>"
    # Values never change, so a copy is the value itself.
    cls.__copy__ = lambda self: self
    cls.__deepcopy__ = lambda self, memo: self
    cls.__reduce__ = lambda self: (_revive, (name, constructor, arguments(self)))
    return cls


Ratio = _value("Ratio", lambda self: self.to_string(), "parse", lambda self: (self.to_string(),))
_properties(Ratio, int, numerator="dup_numerator", denominator="dup_denominator")
_properties(Ratio, _same, sign="get_sign")
Ratio.fraction = property(lambda self: fractions.Fraction(self.numerator, self.denominator))
Ratio.__float__ = Ratio.to_double

Interval = _value("Interval", lambda self: self.to_string(),
                  "parse", lambda self: (self.to_string(),))
_properties(Interval, _same, lower="get_lower", lower_end="get_lower_end",
            upper="get_upper", upper_end="get_upper_end")
Interval.__contains__ = Interval.contains

for _cls in (Ratio, Interval):
    for _name, _operation in (("__add__", _cls.add), ("__sub__", _cls.subtract),
                              ("__mul__", _cls.multiply), ("__truediv__", _cls.divide)):
        _forward(_cls, _name, _operation)

Quantity = _value("Quantity", lambda self: self.to_string(),
                  "new_full", lambda self: (self.dup_value(), self.dup_upper(), self.written_measure,
                                            int(self.hedge), self.dup_resolution()))
_properties(Quantity, _decimal, value="dup_value", upper="dup_upper", resolution="dup_resolution")
_properties(Quantity, _same, measure="get_measure", written_measure="get_written_measure",
            hedge="get_hedge", sign="get_sign")
Quantity.__float__ = Quantity.to_double
_forward(Quantity, "__add__", Quantity.add)
_forward(Quantity, "__sub__", Quantity.subtract)
_forward(Quantity, "__truediv__", Quantity.divide)

Period = _value("Period", lambda self: self.to_string(), "parse", lambda self: (self.to_string(),))
_properties(Period, _same, kind="get_kind", n_days="get_n_days", closing_day="get_closing_day")
_properties(Period, _date, first_day="get_first_day", last_day="get_last_day")


def _period_contains(self, other):
    if isinstance(other, datetime.date):
        return self.contains_day(_gdate(other))
    return self.contains(other)


Period.__contains__ = _period_contains

Span = _value("Span", lambda self: self.to_string(), "parse", lambda self: (self.to_string(),))
_properties(Span, _same, start="get_start", end="get_end", length="get_length")
Span.__contains__ = Span.contains

Source = _value("Source", lambda self: f"{self.span}: {self.text}",
                "new", lambda self: (self.span, self.text, self.location))
_properties(Source, _same, span="get_span", text="get_text", location="get_location")

Change = _value("Change", lambda self: self.to_string(), "new",
                lambda self: (int(self.kind), int(self.direction), self.dup_value(), self.against))
_properties(Change, _decimal, value="dup_value")
_properties(Change, _same, kind="get_kind", direction="get_direction", against="get_against")

Number = _value("Number", lambda self: f"{self.span}: {self.text} ({self.role.value_nick})",
                "new", lambda self: (self.text, self.span, int(self.role), self.item))
_properties(Number, _same, text="get_text", span="get_span", role="get_role", item="get_item")

UnitIdentifier = _value("UnitIdentifier", lambda self: self.to_string(), "new",
                        lambda self: (self.scheme, self.value, self.valid_from, self.valid_to))
_properties(UnitIdentifier, _same, scheme="get_scheme", value="get_value")
_properties(UnitIdentifier, _date, valid_from="get_valid_from", valid_to="get_valid_to")

UnitSuccessor = _value("UnitSuccessor", lambda self: self.to_string(),
                       "new", lambda self: (self.unit_id, self.get_weight()))
_properties(UnitSuccessor, _same, unit_id="get_unit_id")
_properties(UnitSuccessor, _decimal, weight="get_weight")

UnitShare = DistrictReport.UnitShare
_properties(UnitShare, _same, unit="get_unit", share="get_share")
UnitShare.__repr__ = lambda self: f"<DistrictReport.UnitShare {self.share} {self.unit.get_id()!r}>"

Place = DistrictReport.Place
_properties(Place, _same, line="get_line", column="get_column",
            utf16_column="get_utf16_column", code_point="get_code_point",
            utf16_unit="get_utf16_unit")
Place.__str__ = Place.to_string


# Objects: GObject properties as attributes, and a line that tells one from another

def _attribute(cls, name):
    convert = _date if cls.find_property(name).value_type == GLib.Date.__gtype__ else _same
    return property(lambda self: convert(self.get_property(name)))


for _name, _told in (("Unit", "name"), ("Indicator", "label"), ("Target", "id"),
                     ("Achievement", "id"), ("Ranking", "id"), ("Directive", "id"),
                     ("Citation", "number"), ("Section", "title"), ("Report", "title"),
                     ("Finding", "arithmetic"), ("Text", "name"), ("Summary", "measure"),
                     ("Standing", "rank"), ("Movement", "kind"), ("Difference", "kind"),
                     ("Dataset", "n-rows"), ("Batch", "n-paths")):
    _cls = getattr(DistrictReport, _name)
    for _pspec in _cls.list_properties():
        _attribute_name = _pspec.name.replace("-", "_")
        # A method keeps its name: the property is then reached through props.
        if not hasattr(_cls, _attribute_name):
            setattr(_cls, _attribute_name, _attribute(_cls, _pspec.name))
    _cls.__repr__ = (lambda self, name=_name, told=_told:
                     f"<DistrictReport.{name} {self.get_property(told)!r}>")


# Counted getters as sequences

class _Sequence(collections.abc.Sequence):
    """What count() and get(index) give, without making a list of it."""

    def __init__(self, count, get):
        self._count = count
        self._get = get

    def __len__(self):
        return self._count()

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self._get(i) for i in range(*index.indices(len(self)))]
        i = operator.index(index)
        if i < 0:
            i += len(self)
        if not 0 <= i < len(self):
            raise IndexError(index)
        return self._get(i)


Report = DistrictReport.Report
Report.numbers = property(lambda self: _Sequence(self.get_n_numbers, self.get_number_entry))

Achievement = DistrictReport.Achievement
Achievement.further_targets = property(lambda self: _Sequence(
    self.get_n_further_targets,
    lambda i: (self.get_further_target(i), self.get_percent_of_further_target(i))))
Achievement.readings = property(lambda self: _Sequence(
    self.get_n_readings, lambda i: (self.get_reading(i), self.get_reading_reason(i))))

UnitRegister = DistrictReport.UnitRegister
UnitRegister.units = property(lambda self: _Sequence(self.get_n_units, self.get_unit))

BatchResult = DistrictReport.BatchResult
_properties(BatchResult, _same, path="get_path", report="get_report", error="get_error")



def _run_async(self, *arguments, _run_async=DistrictReport.Batch.run_async):
    self._has_run = True
    return _run_async(self, *arguments)


def _iterate_batch(self):
    """A batch that runs, or ran, is the list of what it has read so far; any other is read as it is walked."""
    if getattr(self, "_has_run", False):
        return iter(self.list_results())
    return iter(lambda: self.next(None), None)


Batch = DistrictReport.Batch
Batch.run_async = _run_async
Batch.__iter__ = _iterate_batch

Finding = DistrictReport.Finding
Finding.related = property(lambda self: _Sequence(self.get_n_related, self.get_related))


# Rules of an application

def _rule(function):
    """Lets a rule return nothing, and tells what it raised: only a GLib.Error would pass through C."""
    def ask(report, sink, *data):
        try:
            result = function(report, sink, *data)
        except GLib.Error:
            raise
        except Exception as error:
            raise GLib.Error(f"{type(error).__name__}: {error}", "district-report-rule", 0) from error
        return True if result is None else result

    return ask


_add_rule = DistrictReport.RuleSet.add
DistrictReport.RuleSet.add = lambda self, id, severity, function, *data: _add_rule(
    self, id, severity, _rule(function), *data)


# Numbers that people choose, and values to be ranked

def _number(value):
    """An exact number as text; a float is none."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Ratio):
        return value.to_string()
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, (int, fractions.Fraction)) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"an exact number is needed (text, int, Decimal, Fraction or Ratio), not {value!r}")


def _ratio(value):
    return value if value is None or isinstance(value, Ratio) else Ratio.parse(_number(value))


def _accept(cls, convert, **places):
    """Lets methods take any exact number as the argument at a place."""
    for name, place in places.items():
        def method(self, *arguments, _call=getattr(cls, name), _place=place):
            arguments = [convert(argument) if i == _place else argument for i, argument in enumerate(arguments)]
            return _call(self, *arguments)

        method.__name__ = method.__qualname__ = name
        setattr(cls, name, method)


_accept(DistrictReport.StandingsRules, _number, set_weight=1, set_scoring=2, set_cap=1, set_bonus_limit=0,
        add_condition=2, add_grade=1, add_quota=1)
_accept(DistrictReport.ScoreSheet, _ratio, set_value=2, add_bonus=1, add_penalty=1)


# Data frames: any program that speaks the Arrow PyCapsule interface takes a dataset or a table

# Of each kind of struct the name of its capsule, what makes it, what frees it, and the destructor of the capsule.
_CAPSULES = {
    kind: (name, getattr(DistrictReport, f"arrow_{kind}_new"), getattr(DistrictReport, f"arrow_{kind}_free"),
           getattr(DistrictReport, f"arrow_{kind}_get_capsule_destructor")())
    for kind, name in (("stream", b"arrow_array_stream"), ("schema", b"arrow_schema"), ("array", b"arrow_array"))}


def _make_capsules(fill, *kinds):
    """Capsules of structs that fill() is given to write. Freeing them is left to C, as they may outlive the interpreter."""
    # Only who hands tables over needs it.
    import ctypes

    make = ctypes.pythonapi.PyCapsule_New
    make.restype = ctypes.py_object
    make.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
    structs = [_CAPSULES[kind][1]() for kind in kinds]
    try:
        fill(*structs)
    except GLib.Error:
        for kind, struct in zip(kinds, structs):
            _CAPSULES[kind][2](struct)
        raise
    made = []
    for kind, struct in zip(kinds, structs):
        name, _, _, destructor = _CAPSULES[kind]
        if kind not in _kept:
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(name))
            _kept.add(kind)
        made.append(make(struct, name, destructor))
    return made


# The names that have a reference more: a capsule keeps the address of its name, and nothing that would keep the name.
_kept = set()


def _arrow_c_stream(self, requested_schema=None):
    """The rows as a stream of Arrow; a schema that is asked for is not followed."""
    return _make_capsules(self.export_stream, "stream")[0]


def _arrow_c_schema(self):
    """The columns, as Arrow tells of them."""
    return _make_capsules(self.export_schema, "schema")[0]


def _arrow_c_array(self, requested_schema=None):
    """The columns and all rows as one array of Arrow; a schema that is asked for is not followed."""
    return tuple(_make_capsules(self.export_array, "schema", "array"))


for _cls in (DistrictReport.Dataset, DistrictReport.Table):
    _cls.__arrow_c_stream__ = _arrow_c_stream
    _cls.__arrow_c_schema__ = _arrow_c_schema
    _cls.__arrow_c_array__ = _arrow_c_array
