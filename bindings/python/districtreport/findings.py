# SPDX-License-Identifier: LGPL-2.1-or-later
"""What does not add up in a report."""

from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple, Union, overload

from . import enums, html
from ._library import Dr
from .errors import call
from .figures import Source, no_nul
from .items import frame_of
from .numerals import plural
from .report import Report, as_report

Rule = Callable[[Report], Iterable["Finding"]]


class Finding:
    """One thing that does not add up: what is stated, what was expected, and why."""

    __slots__ = ("_raw", "_language")
    _raw: Any
    _language: enums.Language

    def __init__(self, rule: str, message: str, *, severity: "Union[enums.Severity, str]" = enums.Severity.WARNING,
                 message_en: "Optional[str]" = None, stated: "Optional[str]" = None,
                 expected: "Union[str, Tuple[str, str], None]" = None, arithmetic: "Optional[str]" = None,
                 source: "Optional[Source]" = None, related: "Iterable[Source]" = ()) -> None:
        """Makes a finding of a rule of one's own; the message is Vietnamese, unless there is but one."""
        if source is not None and not isinstance(source, Source):
            raise TypeError(f"the source of a finding is a Source, not {type(source).__name__}")
        low, high = (expected, expected) if expected is None or isinstance(expected, str) else expected
        texts = [None if text is None else no_nul(text) for text in (stated, low, high, arithmetic)]
        raw = call(Dr.Finding.new, no_nul(rule), enums.to_raw(Dr.Severity, enums.Severity, severity), *texts,
                   no_nul(message), no_nul(message if message_en is None else message_en),
                   None if source is None else source._raw)
        for other in related:
            if not isinstance(other, Source):
                raise TypeError(f"what a finding is related to is a Source, not {type(other).__name__}")
            raw = call(Dr.Finding.new_related, raw, other._raw)
        self._raw = raw
        self._language = enums.Language.VIETNAMESE

    @classmethod
    def _of(cls, raw: Any, language: enums.Language) -> "Finding":
        made = object.__new__(cls)
        made._raw = raw
        made._language = language
        return made

    @property
    def rule(self) -> str:
        return str(self._raw.get_rule())

    @property
    def severity(self) -> enums.Severity:
        return enums.from_raw(enums.Severity, self._raw.get_severity())

    @property
    def stated(self) -> "Optional[str]":
        """The figure as it is stated: digits, such as ``"126"``."""
        stated: Optional[str] = self._raw.get_stated()
        return stated

    @property
    def expected(self) -> "Optional[Tuple[Optional[str], Optional[str]]]":
        """The least and the most that would have been right."""
        low, high = self._raw.get_expected_low(), self._raw.get_expected_high()
        return None if low is None and high is None else (low, high)

    @property
    def arithmetic(self) -> "Optional[str]":
        """How that was computed: ``640 / 500 = 128 %``."""
        arithmetic: Optional[str] = self._raw.get_arithmetic()
        return arithmetic

    @property
    def message(self) -> str:
        """What is wrong, in the language that was asked for."""
        return self.message_in(self._language)

    def message_in(self, language: "Union[enums.Language, str]") -> str:
        return str(self._raw.dup_message(enums.raw_language(Dr.Language, language)))

    @property
    def source(self) -> "Optional[Source]":
        return Source._maybe(self._raw.get_source())

    @property
    def related(self) -> "Tuple[Source, ...]":
        """Where the other figures stand."""
        return tuple(Source._of(self._raw.get_related(i)) for i in range(self._raw.get_n_related()))

    def to_dict(self) -> "Dict[str, Any]":
        expected = self.expected or (None, None)
        return {"rule": self.rule, "severity": self.severity.value, "message": self.message, "stated": self.stated,
                "expected_low": expected[0], "expected_high": expected[1], "arithmetic": self.arithmetic,
                "source": None if self.source is None else self.source.text}

    def _key(self) -> "Tuple[Any, ...]":
        return (self.rule, self.severity, self.message_in("vi"), self.message_in("en"), self.stated, self.expected,
                self.arithmetic, self.source, self.related)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Finding):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __reduce__(self) -> "Tuple[Any, ...]":
        return _revive, (*self._key(), self._language)

    def __str__(self) -> str:
        return f"{self.severity}: {self.message} [{self.rule}]"

    def __repr__(self) -> str:
        return f"<Finding {self.severity} {self.rule}: {self.message}>"


def _revive(rule: str, severity: enums.Severity, message: str, message_en: str, stated: "Optional[str]",
            expected: "Optional[Tuple[str, str]]", arithmetic: "Optional[str]", source: "Optional[Source]",
            related: "Tuple[Source, ...]", language: enums.Language) -> Finding:
    made = Finding(rule, message, severity=severity, message_en=message_en, stated=stated, expected=expected,
                   arithmetic=arithmetic, source=source, related=related)
    made._language = language
    return made


class Findings(Sequence[Finding]):
    """Findings of one report, rule by rule. True where there are any."""

    __slots__ = ("report", "language", "_findings")

    def __init__(self, report: Report, findings: "Iterable[Finding]",
                 language: "Union[enums.Language, str]" = "vi") -> None:
        self.report = as_report(report)
        self.language = enums.choose(enums.Language, language)
        self._findings: "Tuple[Finding, ...]" = tuple(findings)
        for finding in self._findings:
            if not isinstance(finding, Finding):
                raise TypeError(f"a finding is a Finding, not {type(finding).__name__}")

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> "Findings": ...

    def __getitem__(self, index: "Union[int, slice]") -> "Union[Finding, Findings]":
        if isinstance(index, slice):
            return Findings(self.report, self._findings[index], self.language)
        return self._findings[index]

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> "Iterator[Finding]":
        return iter(self._findings)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Findings):
            return NotImplemented
        return self._findings == other._findings

    def __hash__(self) -> int:
        return hash(self._findings)

    def __reduce__(self) -> "Tuple[Any, ...]":
        return Findings, (self.report, self._findings, self.language)

    def of(self, severity: "Union[enums.Severity, str]") -> "Findings":
        """Those of one severity: ``report.check().of("error")``."""
        wanted = enums.choose(enums.Severity, severity)
        return Findings(self.report, [finding for finding in self if finding.severity == wanted], self.language)

    def _raw(self) -> Any:
        raw = Dr.Findings.new()
        for finding in self:
            call(raw.add, finding._raw)
        return raw

    def to_text(self, *, width: int = 80, language: "Union[enums.Language, str, None]" = None) -> str:
        """As ``districtreport check`` prints them, with the lines that they are about."""
        text = self.report._raw.get_text()
        if text is None:
            return "".join(f"{finding}\n" for finding in self)
        chosen = enums.raw_language(Dr.Language, self.language if language is None else language)
        return str(self._raw().to_text(text, self.report.path or text.get_name() or "", width, chosen))

    def to_json(self) -> str:
        return str(self._raw().to_json())

    def to_sarif(self) -> str:
        """A log that editors and code hosts show beside the text."""
        text = self.report._raw.get_text()
        if text is None:
            raise LookupError("the report was read without its text, which findings are shown in")
        log = Dr.SarifLog.new(Dr.RuleSet(), enums.raw_language(Dr.Language, self.language))
        log.add(self.report.path or text.get_name() or "", text, self._raw())
        return str(log.to_json())

    def to_pylist(self) -> "List[Dict[str, Any]]":
        return [finding.to_dict() for finding in self]

    def to_pandas(self) -> Any:
        """A DataFrame of pandas, a row for each."""
        return frame_of(self.to_pylist(), ("rule", "severity", "message", "stated", "expected_low", "expected_high",
                                           "arithmetic", "source"))

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        counts = ", ".join(plural(len(self.of(severity)), severity) for severity in reversed(enums.Severity))
        return "\n ".join([f"<Findings: {counts}>", *map(repr, self[:10])])

    def _repr_html_(self) -> str:
        return html.findings(self)


def rules(language: "Union[enums.Language, str]" = "vi") -> "Dict[str, str]":
    """The rules that a report is checked with: their names, and what each finds."""
    every = Dr.RuleSet()
    chosen = enums.raw_language(Dr.Language, language)
    return {rule: str(every.dup_summary(rule, chosen)) for rule in every.list_ids()}


class _Own:
    """A rule of the caller: what it raises is kept, to be raised where the caller can catch it."""

    def __init__(self, rule: Rule, report: Report) -> None:
        self.rule, self.report = rule, report
        self.error: "Optional[BaseException]" = None

    def ask(self, _: Any, sink: Any, *__: Any) -> bool:
        if self.error is None:
            try:
                for finding in self.rule(self.report):
                    if not isinstance(finding, Finding):
                        raise TypeError(f"a rule gives findings, not {type(finding).__name__}")
                    sink.add(finding._raw)
            except BaseException as error:  # raised again by check()
                self.error = error
        return True


def check(report: Report, *, against: "Union[Report, Iterable[Report]]" = (), without: "Iterable[str]" = (),
          rules: "Iterable[Rule]" = (), language: "Union[enums.Language, str]" = "vi",
          cancellable: Any = None) -> Findings:
    """Finds what does not add up in a report.

    Args:
        report: the report.
        against: earlier reports of the same body, or one, to hold this one against as well.
        without: names of rules that are not to be asked; see :func:`rules`.
        rules: rules of one's own: functions that take the report and give :class:`Finding` objects.
        language: of the messages, ``"vi"`` or ``"en"``.
        cancellable: a ``Gio.Cancellable`` by which another thread, or a rule, may give the check up.

    Raises:
        CancelledError: it was given up.
    """
    as_report(report)
    chosen = enums.choose(enums.Language, language)
    rule_set = Dr.RuleSet()
    if isinstance(without, str):
        raise TypeError("without is a list of names of rules, not a single text")
    for name in without:
        call(rule_set.set_enabled, no_nul(name), False)
    own: "List[_Own]" = []
    for number, rule in enumerate(rules):
        if not callable(rule):
            raise TypeError(f"a rule is a function of a report, not {type(rule).__name__}")
        own.append(_Own(rule, report))
        call(rule_set.add, f"own-{number + 1}", Dr.Severity.WARNING, own[-1].ask)
    earlier: "Sequence[Any]" = [as_report(other, "an earlier report")._raw
                                for other in ((against,) if isinstance(against, Report) else against)]

    checker = Dr.Checker.new_with_rules(rule_set)
    try:
        found = call(checker.check, report._raw, list(earlier), cancellable)
    finally:
        for asked in own:
            if asked.error is not None:
                raise asked.error
    return Findings(report, (Finding._of(finding, chosen) for finding in found.list()), chosen)
