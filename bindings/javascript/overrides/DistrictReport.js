/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What makes the introspected library feel at home in JavaScript; nothing is computed here. */
/* exported _init */

/* The values, each with what it prints. */
const VALUES = {
    Change: value => value.to_string(),
    Interval: value => value.to_string(),
    Number: value => `${value.get_span()}: ${value.get_text()}`,
    Period: value => value.to_string(),
    Quantity: value => value.to_string(),
    Ratio: value => value.to_string(),
    Source: value => `${value.get_span()}: ${value.get_text()}`,
    Span: value => value.to_string(),
    UnitIdentifier: value => value.to_string(),
    UnitSuccessor: value => value.to_string(),
};

function define(prototype, name, value) {
    Object.defineProperty(prototype, name, {value, configurable: true, writable: true});
}

function* iterate() {
    for (let i = 0, n = this.get_n_items(); i < n; i++)
        yield this.get_item(i);
}

/* Getters of objects that have no properties. */
function defineGetters(prototype, getters) {
    for (const [name, getter] of Object.entries(getters)) {
        Object.defineProperty(prototype, name, {
            configurable: true,
            get() {
                return this[getter]();
            },
        });
    }
}

/* A batch that runs, or ran, is the list of what it has read so far; any other is read as it is walked. */
const HAS_RUN = Symbol('has run');

function* iterateBatch() {
    if (this[HAS_RUN]) {
        yield* iterate.call(this);
        return;
    }
    for (let result = this.next(null); result !== null; result = this.next(null))
        yield result;
}

/* A sequence from a count and a getter, made as it is walked. */
function defineSequence(prototype, name, count, get) {
    Object.defineProperty(prototype, name, {
        configurable: true,
        get() {
            const self = this;
            return {
                get length() {
                    return count(self);
                },
                *[Symbol.iterator]() {
                    for (let i = 0, n = count(self); i < n; i++)
                        yield get(self, i);
                },
            };
        },
    });
}

function _init() {
    const DistrictReport = this;

    for (const [name, text] of Object.entries(VALUES)) {
        const type = DistrictReport[name];
        /* The toString() of a boxed type can be assigned, but not defined anew. */
        type.prototype.toString = function () {
            return text(this);
        };
        /* Without it a figure is lost in JSON: it has no members, and would be written as {}. */
        define(type.prototype, 'toJSON', function () {
            return text(this);
        });
        /* equal() insists on a value of its own type; this one may be asked about anything. */
        define(type.prototype, 'equals', function (other) {
            return other instanceof type && this.equal(other);
        });
    }
    DistrictReport.Place.prototype.toString = function () {
        return this.to_string();
    };

    /* The lists of a report are of a private type: the way to its prototype is through a list. */
    const list = new DistrictReport.Report().get_units();
    define(Object.getPrototypeOf(list), Symbol.iterator, iterate);
    define(DistrictReport.Findings.prototype, Symbol.iterator, iterate);
    define(DistrictReport.Standings.prototype, Symbol.iterator, iterate);

    const {Batch, BatchResult, Comparison, UnitRegister} = DistrictReport;
    const run = Batch.prototype.run_async;
    /* Methods, too, can be assigned alone. */
    Batch.prototype.run_async = function (...args) {
        this[HAS_RUN] = true;
        return run.apply(this, args);
    };
    define(Batch.prototype, Symbol.iterator, iterateBatch);
    defineGetters(BatchResult.prototype, {path: 'get_path', report: 'get_report', error: 'get_error'});
    define(Comparison.prototype, Symbol.iterator, function () {
        return this.list_differences()[Symbol.iterator]();
    });
    define(UnitRegister.prototype, Symbol.iterator, function () {
        return this.units[Symbol.iterator]();
    });

    defineSequence(DistrictReport.Report.prototype, 'numbers',
        report => report.get_n_numbers(),
        (report, i) => report.get_number_entry(i));
    defineSequence(DistrictReport.Achievement.prototype, 'further_targets',
        achievement => achievement.get_n_further_targets(),
        (achievement, i) => [achievement.get_further_target(i),
            achievement.get_percent_of_further_target(i)]);
    defineSequence(DistrictReport.Achievement.prototype, 'readings',
        achievement => achievement.get_n_readings(),
        (achievement, i) => [achievement.get_reading(i), achievement.get_reading_reason(i)]);
    defineSequence(DistrictReport.UnitRegister.prototype, 'units',
        register => register.get_n_units(),
        (register, i) => register.get_unit(i));
    defineSequence(DistrictReport.Finding.prototype, 'related',
        finding => finding.get_n_related(),
        (finding, i) => finding.get_related(i));
}
