// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.util.function.BiFunction;

import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Routes.Access;

/** One request on its way past the injected faults; at most one of them hits it. */
final class FaultEncounter {
    private final FaultQueue faults;
    private final Call call;
    private final Access access;
    private final BiFunction<Integer, String, Answer> providersErrors;
    private Fault fault;

    /** @param providersErrors the provider's answer of a status, with a message */
    FaultEncounter(FaultQueue faults, Call call, Access access, BiFunction<Integer, String, Answer> providersErrors) {
        this.faults = faults;
        this.call = call;
        this.access = access;
        this.providersErrors = providersErrors;
    }

    /** Ends the request when a fault stands in for it before its credentials are looked at. */
    void onArrival() throws Refusal {
        meet(faults.take(call, access, true));
    }

    /** Ends the request when a fault stands in for its work. */
    void beforeWork() throws Refusal {
        if (fault == null) {
            meet(faults.take(call, access, false));
        }
    }

    /** What is left of the outcome of a request when a fault spoils its answer. */
    Outcome afterWork(Outcome outcome) {
        if (fault == null || fault.effect().isInsteadOfWork()) {
            return outcome;
        }
        String reason = fault.reason() + (outcome.refusal() == null ? "" : "; besides, " + outcome.refusal());
        return new Outcome(
                fault.effect().spoiled(outcome.answer(), call.method()), reason, outcome.refusedByAuthentication());
    }

    private void meet(Fault met) throws Refusal {
        fault = met;
        if (met != null && met.effect().isInsteadOfWork()) {
            throw Refusal.ofRequest(met.effect().instead(providersErrors, met.reason()), met.reason());
        }
    }
}
