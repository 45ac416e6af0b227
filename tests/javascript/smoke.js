// SPDX-License-Identifier: LGPL-2.1-or-later
// Uses every public type from JavaScript, as a user would who read the manual.

import Dr from 'gi://DistrictReport?version=1';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';
import GObject from 'gi://GObject';

import {Tap, assertEqual, assertThrows} from './tap.js';

// A percentage that does not follow from its figures.
const WRONG = `BÁO CÁO
kết quả công tác năm 2024 của Hội Nông dân huyện

Kết nạp 640/500 hội viên, đạt 126% chỉ tiêu.
`;

const encode = text => new GLib.Bytes(new TextEncoder().encode(text));
const day = (year, month, number) => GLib.Date.new_dmy(number, month, year);
const fails = (code, call) => assertThrows(call, Dr.Error, code);

// Two different values of each type.
function makeValues() {
    const span = Dr.Span.new(3, 8), later = Dr.Span.new(5, 7);
    const one = Dr.Ratio.new('1', '3'), two = Dr.Ratio.new('2', '3');
    return {
        Ratio: [one, two],
        Interval: [Dr.Interval.new_point(one),
            Dr.Interval.new(one, Dr.End.OPEN, two, Dr.End.CLOSED)],
        Quantity: [Dr.Quantity.new('12.50', '%', Dr.Hedge.EXACT),
            Dr.Quantity.new('8000', 'bộ', Dr.Hedge.OVER)],
        Period: [Dr.Period.parse('2023-Q4'), Dr.Period.parse('2024')],
        Span: [span, later],
        Source: [Dr.Source.new(span, '96/80', null),
            Dr.Source.new(later, '07', 'word/document.xml, paragraph 3')],
        Change: [Dr.Change.new(Dr.ChangeKind.ABSOLUTE, Dr.Direction.UP, '7', '2021'),
            Dr.Change.new(Dr.ChangeKind.POINTS, Dr.Direction.DOWN, '0.58', null)],
        Number: [Dr.Number.new('96', Dr.Span.new(3, 5), Dr.NumberRole.ACHIEVEMENT, 'a1'),
            Dr.Number.new('07', later, Dr.NumberRole.UNREAD, null)],
        UnitIdentifier: [Dr.UnitIdentifier.new('ma-dvhc', '00747', null, null),
            Dr.UnitIdentifier.new('ma-dvhc', '747', null, day(2025, 6, 30))],
        UnitSuccessor: [Dr.UnitSuccessor.new('xa-b', null), Dr.UnitSuccessor.new('xa-b', '0.25')],
    };
}

// A report with one of everything.
function makeReport() {
    const period = Dr.Period.parse('2023-Q4');
    const issuer = Dr.Unit.new('huyen-uy', 'Huyện ủy', Dr.UnitKind.COMMITTEE,
        Dr.UnitLevel.DISTRICT, null);
    const unit = Dr.Unit.new_full('hoi-nong-dan', 'Hội Nông dân huyện',
        Dr.UnitKind.MASS_ORGANISATION, Dr.UnitLevel.DISTRICT, issuer, ['Hội Nông dân'],
        day(1988, 3, 1), null);
    const members = Dr.Indicator.new('hoi-vien-moi', 'hội viên mới', 'hội viên',
        Dr.Nature.FLOW, Dr.Desire.MORE);
    const target = Dr.Target.new('t1', unit, members, period, Dr.Quantity.parse('80 hội viên'));

    const making = Dr.AchievementBuilder.new('a1', unit, members, period);
    making.set_actual(Dr.Quantity.parse('96 hội viên'));
    making.set_target(target);
    making.set_percent_of_target(Dr.Quantity.parse('120%'));
    making.set_source(Dr.Source.new(Dr.Span.new(12, 29), '96/80 hội viên', null));

    const builder = Dr.ReportBuilder.new(issuer, period, null);
    builder.set_kind(Dr.ReportKind.QUARTERLY);
    builder.set_title('Báo cáo quý IV');
    builder.set_date(day(2023, 12, 29));
    builder.set_text(Dr.Text.new(encode('Kết nạp 96/80 hội viên, đạt 120%.\n'), 'q4.txt', null));
    builder.add_unit(issuer);
    builder.add_unit(unit);
    builder.add_indicator(members);
    builder.add_target(target);
    builder.add_achievement(making.end());
    builder.add_achievement(Dr.Achievement.new('a2', issuer, members, period,
        Dr.Quantity.parse('4 hội viên'), null));
    builder.add_ranking(Dr.Ranking.new('r1', unit, null, period, Dr.RankingStatus.RANKED, 2, 8,
        'xuất sắc', 'Hội Nông dân tỉnh', null));
    builder.add_directive(Dr.Directive.new('d1', Dr.DirectiveKind.TASK, 4, period,
        Dr.DirectiveStatus.DONE, 'nhiệm vụ quý III', null));
    builder.add_citation(Dr.Citation.new('c1', 'Quy định', '3455-QĐ/TW', day(2023, 11, 17),
        null, null));
    builder.add_section(Dr.Section.new('I', 'Kết quả', Dr.Span.new(0, 44)));
    builder.add_number(Dr.Number.new('96', Dr.Span.new(12, 14), Dr.NumberRole.ACHIEVEMENT, 'a1'));
    builder.add_number(Dr.Number.new('80', Dr.Span.new(15, 17), Dr.NumberRole.TARGET, 't1'));
    return builder.end();
}

const OBJECTS = ['Unit', 'Indicator', 'Target', 'Achievement', 'Ranking', 'Directive', 'Citation',
    'Section', 'Report', 'Finding', 'Text', 'Summary', 'Reader', 'Checker'];

const tests = {
    'values are equal when they say the same'() {
        const again = makeValues();
        for (const [name, [one, other]] of Object.entries(makeValues())) {
            assertEqual(one.equals(again[name][0]), true);
            assertEqual(JSON.stringify({value: one}), JSON.stringify({value: `${one}`}));
            assertEqual(one.equals(other), false);
            assertEqual(one.hash(), again[name][0].hash());
            assertEqual(one.equals(null), false);
            assertEqual(one.equals('1/3'), false);
        }
        assertEqual(makeValues().Ratio[0].equals(makeValues().Period[0]), false);
    },

    'units keep codes and successors'() {
        const builder = Dr.UnitBuilder.new('xa-cu');
        builder.set_validity(null, day(2025, 6, 30));
        builder.add_identifier(Dr.UnitIdentifier.new('ma-dvhc', '00747', null, null));
        builder.add_successor(Dr.UnitSuccessor.new('xa-a', '0.25'));
        builder.add_successor(Dr.UnitSuccessor.new('xa-b', '0.75'));
        const unit = builder.end();
        assertEqual(unit.get_identifier('ma-dvhc', day(2025, 6, 30)), '00747');
        assertEqual(unit.get_identifier('ma-dvhc', day(2025, 7, 1)), null);
        assertEqual(unit.list_successors().map(s => `${s}`).join(), 'xa-a: 0.25,xa-b: 0.75');
        assertEqual(unit.list_identifiers().map(i => `${i}`).join(), 'ma-dvhc 00747');
    },

    'a register tells who takes how much of whom'() {
        const make = (id, validity, successors) => {
            const builder = Dr.UnitBuilder.new(id);
            builder.set_validity(...validity);
            for (const [unit, weight] of successors)
                builder.add_successor(Dr.UnitSuccessor.new(unit, weight));
            return builder.end();
        };
        const old = make('cu', [null, day(2025, 6, 30)], [['a', '0.25'], ['b', '0.75']]);
        const register = Dr.UnitRegister.new([old, make('a', [day(2025, 7, 1), null], []),
            make('b', [day(2025, 7, 1), null], [])]);
        assertEqual([...register.units].map(unit => unit.id).join(), 'cu,a,b');
        const shares = register.project(old, day(2025, 7, 1), Dr.DividedUnits.APPORTION);
        assertEqual(shares.map(share => `${share.get_unit().id} ${share.get_share()}`).join(), 'a 1/4,b 3/4');
        assertEqual(register.project(old, day(2025, 6, 30), Dr.DividedUnits.REFUSE)[0].is_whole(), true);
    },

    'values print themselves'() {
        const values = makeValues();
        assertEqual(`${values.Ratio[0]}`, '1/3');
        assertEqual(`${values.Period[0]}`, '2023-Q4');
        assertEqual(`${values.Interval[1]}`, values.Interval[1].to_string());
        assertEqual(`${values.Quantity[0]}`, values.Quantity[0].to_string());
        assertEqual(`${values.Change[0]}`, values.Change[0].to_string());
        assertEqual(`${values.Source[0]}`, `${values.Span[0]}: 96/80`);
        assertEqual(`${values.Number[1]}`, `${values.Span[1]}: 07`);
    },

    'a figure beyond the whole numbers of JavaScript stays exact'() {
        const much = Dr.Quantity.new('9007199254740993000000001', 'đồng', Dr.Hedge.EXACT);
        const one = Dr.Quantity.new('1', 'đồng', Dr.Hedge.EXACT);
        assertEqual(much.add(one).dup_value(), '9007199254740993000000002');
        assertEqual(one.divide(much).dup_denominator(), '9007199254740993000000001');
    },

    'a quantity knows its bounds'() {
        const quantity = Dr.Quantity.parse('45,2 tỷ đồng');
        assertEqual(quantity.dup_value(), '45200000000');
        assertEqual(quantity.get_measure(), 'đồng');
        assertEqual(quantity.get_hedge(), Dr.Hedge.EXACT);
        const bounds = quantity.get_bounds();
        assertEqual(bounds.get_lower().to_decimal(0, Dr.Rounding.TRUNCATE), '45150000000');
        assertEqual(bounds.contains(quantity.to_ratio()), true);
    },

    'wrong figures are errors with a code'() {
        fails(Dr.Error.MISMATCH, () => Dr.Quantity.parse('5 hộ').add(Dr.Quantity.parse('5 đồng')));
        fails(Dr.Error.UNDEFINED, () => Dr.Ratio.new('1', '0'));
        fails(Dr.Error.INVALID, () => Dr.Period.parse('2023-06-31'));
        fails(Dr.Error.MALFORMED, () => Dr.Period.parse('quý IV'));
        fails(Dr.Error.INVALID, () => Dr.Span.new(9, 3));
    },

    'a period has days and children'() {
        const period = Dr.Period.parse('2023-Q4');
        assertEqual(period.get_first_day().get_month(), GLib.DateMonth.OCTOBER);
        assertEqual(period.get_n_days(), 92);
        assertEqual(period.list_children(Dr.PeriodKind.MONTH).join(), '2023-10,2023-11,2023-12');
        assertEqual(period.contains_day(day(2023, 11, 20)), true);
        assertEqual(period.to_display(Dr.Language.VIETNAMESE), 'quý IV/2023');
    },

    'limits are set and kept'() {
        const limits = new Dr.Limits();
        assertEqual(limits.get(Dr.Limit.JSON_DEPTH), 64);
        limits.set(Dr.Limit.DOCUMENT, 10);
        const reader = new Dr.Reader();
        reader.set_limits(limits);
        assertEqual(reader.get_limits().get(Dr.Limit.DOCUMENT), 10);
        fails(Dr.Error.LIMIT, () => reader.read_text('Kết nạp 96 hội viên.'));
    },

    'a text tells places'() {
        const text = Dr.Text.new(encode('một\nhai 𝟕 ba\n'), 'so.txt', null);
        const place = text.locate(new TextEncoder().encode('một\nhai 𝟕 ').length);
        assertEqual(place.get_line(), 2);
        assertEqual(place.get_column(), 7);
        assertEqual(place.get_utf16_column(), 8);
        assertEqual(`${place}`, place.to_string());
        assertEqual(text.dup_slice(Dr.Span.new(0, 5)), 'một');
        assertEqual(text.dup_location(Dr.Span.new(0, 5)), null);
        fails(Dr.Error.ENCODING, () => Dr.Text.new(new GLib.Bytes([0xff]), 'x', null));
    },

    'an empty object has nothing and says so'() {
        for (const name of OBJECTS) {
            const empty = new Dr[name]();
            for (const pspec of GObject.Object.list_properties.call(Dr[name])) {
                const value = empty[pspec.get_name().replaceAll('-', '_')];
                if (value instanceof Gio.ListModel)
                    assertEqual(value.get_n_items(), 0);
            }
        }
        assertEqual(new Dr.Ranking().rank, 0);
        assertEqual(new Dr.Ranking().unit, null);
    },

    'builders refuse empty objects and wrong data'() {
        const report = makeReport();
        const builder = Dr.ReportBuilder.new(report.issuer, report.period, null);
        for (const kind of ['unit', 'indicator', 'target', 'achievement', 'ranking', 'directive',
            'citation', 'section']) {
            const name = `${kind[0].toUpperCase()}${kind.slice(1)}`;
            fails(Dr.Error.INVALID, () => builder[`add_${kind}`](new Dr[name]()));
        }
        fails(Dr.Error.INVALID, () => Dr.Ranking.new('r1', report.issuer, null, report.period,
            Dr.RankingStatus.RANKED, 0, 0, null, null, null));
    },

    'objects never change'() {
        const ranking = makeReport().list_rankings()[0];
        try {
            ranking.rank = 1;
        } catch {
            // Refused aloud in strict code, in silence elsewhere: what counts is the rank.
        }
        assertEqual(ranking.rank, 2);
    },

    'a report tells what it holds'() {
        const report = makeReport();
        assertEqual(report.title, 'Báo cáo quý IV');
        assertEqual(report.kind, Dr.ReportKind.QUARTERLY);
        assertEqual(`${report.period}`, '2023-Q4');
        assertEqual(report.date.get_year(), 2023);
        assertEqual(report.issuer.name, 'Huyện ủy');
        assertEqual(report.place, null);
        const achievement = report.lookup_achievement('a1');
        assertEqual(achievement.actual.dup_value(), '96');
        assertEqual(achievement.target.planned.dup_value(), '80');
        assertEqual(achievement.percent_of_target.dup_value(), '120');
        assertEqual(`${achievement.get_completion()}`, '6/5');
        assertEqual(achievement.get_attainment(), Dr.Attainment.EXCEEDED);
        assertEqual(achievement.unit, report.lookup_unit('hoi-nong-dan'));
        assertEqual(achievement.change, null);
        assertEqual([...achievement.further_targets].length, 0);
        assertEqual(achievement.readings.length, 0);
        assertEqual(report.list_directives()[0].status, Dr.DirectiveStatus.DONE);
        assertEqual(report.list_citations()[0].number, '3455-QĐ/TW');
        assertEqual(report.list_sections()[0].title, 'Kết quả');
    },

    'lists work with for…of'() {
        const report = makeReport();
        const ids = [];
        for (const achievement of report.achievements)
            ids.push(achievement.id);
        assertEqual(ids.join(), 'a1,a2');
        assertEqual([...report.get_rankings()].length, 1);
        assertEqual([...report.units][0], report.list_units()[0]);
        assertEqual(report.achievements instanceof Gio.ListModel, true);
        assertEqual('remove_all' in report.achievements, false);
    },

    'the ledger works with for…of'() {
        const {numbers} = makeReport();
        assertEqual(numbers.length, 2);
        assertEqual([...numbers].map(number => number.get_text()).join(), '96,80');
    },

    'a summary adds up'() {
        const summary = Dr.Summary.new(makeReport().list_achievements());
        assertEqual(summary.get_sum().dup_value(), '100');
        assertEqual(`${summary.get_mean()}`, '50');
        assertEqual(summary.get_n_attained(Dr.Attainment.EXCEEDED), 1);
        assertEqual(Dr.Summary.new([]).get_sum(), null);
    },

    'a checker finds what does not add up'() {
        const findings = new Dr.Checker().check_report(new Dr.Reader().read_text(WRONG));
        assertEqual([...findings].map(finding => finding.rule).join(), 'percent-of-target');
        const [finding] = findings;
        assertEqual(finding.stated, '126');
        assertEqual([...finding.related].length, finding.get_n_related());
        assertEqual(findings.to_json().includes('"percent-of-target"'), true);
    },

    'a check is given up, and need not block'() {
        const report = new Dr.Reader().read_text(WRONG);
        const cancellable = new Gio.Cancellable();
        const rules = new Dr.RuleSet();
        rules.add('gives-up', Dr.Severity.NOTE, () => {
            cancellable.cancel();
            return true;
        });
        const checker = Dr.Checker.new_with_rules(rules);
        assertThrows(() => checker.check(report, [], cancellable), Gio.IOErrorEnum, Gio.IOErrorEnum.CANCELLED);

        const loop = new GLib.MainLoop(null, false);
        const seen = [];
        new Dr.Checker().check_async(report, [], null, (source, result) => {
            seen.push(...[...source.check_finish(result)].map(finding => finding.rule));
            loop.quit();
        });
        loop.run();
        assertEqual(seen.join(), 'percent-of-target');
    },

    'a rule of the application is asked'() {
        const rules = new Dr.RuleSet();
        for (const id of rules.list_ids())
            rules.set_enabled(id, false);
        rules.add('names-its-place', Dr.Severity.WARNING, (report, sink) => {
            if (report.place === null) {
                sink.add(Dr.Finding.new('names-its-place', Dr.Severity.WARNING, null, null, null, null,
                    'thiếu nơi ký', 'the place is missing', null));
            }
            return true;
        });
        rules.add('says-nothing', Dr.Severity.NOTE, () => false);
        rules.add('gives-up', Dr.Severity.NOTE, () => {
            throw new GLib.Error(Dr.Error, Dr.Error.INVALID, 'the list is gone');
        });
        const findings = Dr.Checker.new_with_rules(rules).check_report(new Dr.Reader().read_text(WRONG));
        assertEqual([...findings].map(finding => finding.dup_message(Dr.Language.ENGLISH)).join('; '),
            'the place is missing; the rule failed, and did not say why; the rule failed: the list is gone');
        fails(Dr.Error.INVALID, () => rules.set_enabled('no-such-rule', true));
    },

    'two drafts are compared'() {
        const read = n => new Dr.Reader().read_text(
            `BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\nKết nạp ${n} hội viên.\n`);
        const [difference] = Dr.Comparison.new(read(96), read(69)).list_differences();
        assertEqual(difference.kind, Dr.DifferenceKind.CHANGED);
        assertEqual(difference.dup_new_value(Dr.Aspect.ACTUAL), '69 hội viên');
        assertEqual(difference.old_item.actual.dup_value(), '96');
    },

    'a table goes into Excel'() {
        const report = new Dr.Reader().read_text(WRONG);
        const query = new Dr.Query();
        query.group_by(['indicator']);
        query.add_metric('actual');
        const table = query.run(Dr.Dataset.new_from_reports([report]), null);
        const bytes = table.to_xlsx(false, Dr.Language.VIETNAMESE).toArray();
        assertEqual(String.fromCharCode(bytes[0], bytes[1]), 'PK');
        assertEqual(new TextDecoder().decode(bytes).includes('<v>640</v>'), true);
    },

    'a query asks a dataset'() {
        const body = ['Toàn huyện kết nạp 120 hội viên.', 'Hội Nông dân huyện: Kết nạp 80 hội viên.'];
        const text = lines => ['HUYỆN ỦY BÀU SEN\n\nBÁO CÁO\nkết quả công tác năm 2024\n',
            ...lines.map((line, i) => `${i + 1}. ${line}`)].join('\n');
        const dataset = Dr.Dataset.new_from_reports([new Dr.Reader().read_text(text(body))]);
        const query = new Dr.Query();
        query.group_by(['indicator']);
        query.add_metric('actual');
        fails(Dr.Error.MISMATCH, () => query.run(dataset, null));
        for (const [nested, actual] of [['PARTS', '80'], ['WHOLES', '120'], ['ALL', '200']]) {
            query.set_nested_units(Dr.NestedUnits[nested]);
            assertEqual(query.run(dataset, null).dup_cell(0, 1), actual);
        }
    },

    'answers are put together'() {
        const ask = n => {
            const report = new Dr.Reader().read_text(
                `BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\nKết nạp ${n} hội viên, đạt 100% chỉ tiêu (${n} hội viên).\n`);
            const query = new Dr.Query();
            query.group_by(['unit']);
            for (const metric of ['actual', 'pair-actual', 'pair-planned', 'completion'])
                query.add_metric(metric);
            return query.run(Dr.Dataset.new_from_reports([report]), null);
        };
        const whole = ask(3).merge(ask(5));
        assertEqual(whole.dup_cell(0, 1), '8');
        assertEqual(`${whole.dup_ratio(0, 4)}`, '1');
        const other = new Dr.Query();
        other.add_metric('rows');
        fails(Dr.Error.MISMATCH, () => whole.merge(other.run(Dr.Dataset.new_from_reports([]), null)));
    },

    'the last report has the last word'() {
        const text = (n, date) => `HỘI NÔNG DÂN HUYỆN BÀU SEN\n\nBàu Sen, ngày ${date}\n\nBÁO CÁO\nkết quả công tác năm 2024\n\n` +
            `1. Kết nạp ${n} hội viên.\n`;
        const query = new Dr.Query();
        query.add_metric('actual');
        for (const [asOf, actual] of [[null, '94'], [day(2024, 12, 31), '96']]) {
            const builder = new Dr.DatasetBuilder();
            builder.set_as_of(asOf);
            builder.add_report(new Dr.Reader().read_text(text(96, '20 tháng 12 năm 2024')));
            builder.add_report(new Dr.Reader().read_text(text(94, '15 tháng 01 năm 2025')));
            const dataset = builder.build();
            assertEqual(query.run(dataset, null).dup_cell(0, 0), actual);
            assertEqual(dataset.list_left_out().length, 1);
        }
    },

    'standings rank units and say why'() {
        const sheet = Dr.ScoreSheet.new(Dr.Period.parse('2023'));
        const units = ['b', 'a', 'c'].map(id =>
            Dr.Unit.new(id, id.toUpperCase(), Dr.UnitKind.OTHER, Dr.UnitLevel.DISTRICT, null));
        for (const [i, value] of ['2/6', '1/3', '1/4'].entries()) {
            sheet.add_unit(units[i], null);
            sheet.set_value(units[i], 'thu', Dr.Ratio.parse(value));
        }
        const rules = new Dr.StandingsRules();
        rules.add_criterion('thu', Dr.Desire.MORE);
        rules.set_method(Dr.RankMethod.FRACTIONAL);
        const standings = Dr.Standings.new(rules, sheet);
        assertEqual([...standings].map(standing => `${standing.unit.name} ${standing.exact_rank}`).join(), 'A 3/2,B 3/2,C 3');
        assertEqual(standings.list_rankings().map(ranking => ranking.rank).join(), '1,1,3');
        assertEqual(standings.explain(units[2], Dr.Language.ENGLISH).split('\n')[0], 'C: score 0.25; rank 3 of 3');
        fails(Dr.Error.INVALID, () => sheet.add_unit(units[0], null));
        fails(Dr.Error.INVALID, () => rules.set_weight('thu', '-1'));
    },

    'a reader reads files and keeps the codes of GIO'() {
        const path = GLib.build_filenamev([GLib.getenv('DR_EXAMPLES'), 'bao-cao-quy-iv-2024.txt']);
        const report = new Dr.Reader().read_path(path, null);
        assertEqual(report.achievements.get_n_items() > 40, true);
        assertThrows(() => new Dr.Reader().read_path('there-is-no-such-file.txt', null),
            Gio.IOErrorEnum, Gio.IOErrorEnum.NOT_FOUND);
    },

    'a batch reads many files'() {
        const path = GLib.build_filenamev([GLib.getenv('DR_EXAMPLES'), 'bao-cao-quy-iv-2024.txt']);
        const paths = [path, 'there-is-no-such-file.txt', path];
        const batch = Dr.Batch.new(new Dr.Reader(), paths);
        const loop = new GLib.MainLoop(null, false);
        let last = 0;
        let whole = false;
        batch.connect('notify::n-done', () => {
            last = batch.n_done;
        });
        batch.run_async(null, (source, result) => {
            whole = source.run_finish(result);
            loop.quit();
        });
        loop.run();
        assertEqual(whole, true);
        assertEqual(last, 3);
        assertEqual(batch.n_failed, 1);
        const oneByOne = Dr.Batch.new(new Dr.Reader(), paths);
        for (const results of [batch.list_results(), paths.map(() => oneByOne.next(null))]) {
            assertEqual(results.map(result => result.get_path()).join(), paths.join());
            assertEqual(results[1].get_report(), null);
            assertEqual(results[1].get_error().matches(Gio.IOErrorEnum, Gio.IOErrorEnum.NOT_FOUND), true);
            assertEqual(results[2].get_report().title, results[0].get_report().title);
        }
    },

    'lists of all kinds are walked'() {
        const path = GLib.build_filenamev([GLib.getenv('DR_EXAMPLES'), 'bao-cao-quy-iv-2024.txt']);
        const paths = [path, 'there-is-no-such-file.txt', path];
        const told = results => [...results].map(({path: name, report, error}) =>
            `${name === path} ${report?.achievements.get_n_items() > 40} ${error?.matches(Gio.IOErrorEnum, Gio.IOErrorEnum.NOT_FOUND)}`)
            .join('; ');
        const wanted = 'true true undefined; false false true; true true undefined';

        /* Read as it is walked, a few files ahead; walked again there is nothing left. */
        const fresh = Dr.Batch.new(new Dr.Reader(), paths);
        assertEqual(told(fresh), wanted);
        assertEqual([...fresh].length, 0);
        assertEqual([...Dr.Batch.new(new Dr.Reader(), [])].length, 0);

        /* One that runs is what it has read so far, and may be walked any number of times. */
        const batch = Dr.Batch.new(new Dr.Reader(), paths);
        const loop = new GLib.MainLoop(null, false);
        const lengths = [];
        batch.connect('items-changed', () => lengths.push([...batch].length));
        batch.run_async(null, (source, result) => {
            source.run_finish(result);
            loop.quit();
        });
        assertEqual([...batch].length, 0);
        loop.run();
        assertEqual(lengths.at(-1), 3);
        assertEqual(told(batch), wanted);
        assertEqual(told(batch), wanted);

        const report = makeReport();
        for (const list of ['units', 'indicators', 'targets', 'achievements', 'rankings', 'directives', 'citations', 'sections'])
            assertEqual([...report[list]].length, report[list].get_n_items());
        const read = n => new Dr.Reader().read_text(
            `BÁO CÁO\nkết quả công tác năm 2024 của Hội Nông dân huyện\n\nKết nạp ${n} hội viên.\n`);
        const comparison = Dr.Comparison.new(read(96), read(69));
        assertEqual([...comparison].length, comparison.list_differences().length);
        const register = Dr.UnitRegister.new(['a', 'b'].map(id => Dr.UnitBuilder.new(id).end()));
        assertEqual([...register].map(unit => unit.id).join(), 'a,b');
    },

    'JSON comes back the same'() {
        const written = makeReport().to_json(true);
        assertEqual(Dr.Report.new_from_json(encode(written), null).to_json(true), written);
        const stream = Gio.MemoryOutputStream.new_resizable();
        assertEqual(makeReport().write_json(stream, true, null), true);
        stream.close(null);
        assertEqual(new TextDecoder().decode(stream.steal_as_bytes().toArray()), written);
        fails(Dr.Error.MALFORMED, () => Dr.Report.new_from_json(encode('{'), null));
    },

    'a report draws itself'() {
        const drawn = makeReport().to_text(80, Dr.Language.VIETNAMESE);
        assertEqual(drawn.includes('Hội Nông dân huyện'), true);
    },
};

const tap = new Tap();
for (const [name, test] of Object.entries(tests))
    tap.run(name, test);
tap.end();
