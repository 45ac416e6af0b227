// SPDX-License-Identifier: LGPL-2.1-or-later
// Writes the results of a test program as TAP, one line a behaviour.

import System from 'system';

export class Tap {
    #count = 0;
    #failures = 0;

    // Reports one behaviour: it holds unless there is a problem to tell.
    result(name, problem = null) {
        this.#count++;
        name = name.replaceAll('#', '\\#');
        if (problem === null) {
            print(`ok ${this.#count} ${name}`);
        } else {
            this.#failures++;
            print(`not ok ${this.#count} ${name}`);
            for (const line of `${problem}`.split('\n'))
                print(`# ${line}`);
        }
    }

    // Runs one test; anything it throws is its failure.
    run(name, test) {
        try {
            test();
            this.result(name);
        } catch (error) {
            this.result(name, `${error}\n${error.stack ?? ''}`);
        }
    }

    // Writes the plan and leaves with the exit status.
    end() {
        print(`1..${this.#count}`);
        System.exit(this.#failures > 0 || this.#count === 0 ? 1 : 0);
    }
}

export function assertEqual(found, wanted) {
    if (found !== wanted)
        throw new Error(`wanted ${wanted}, found ${found}`);
}

// Checks that a call fails with an error of this domain and code.
export function assertThrows(call, domain, code) {
    try {
        call();
    } catch (error) {
        if (typeof error.matches === 'function' && error.matches(domain, code))
            return;
        throw error;
    }
    throw new Error('it did not fail');
}
