// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * What the settings of all simulators have in common. Settings do not change: every {@code with…} method returns a
 * copy.
 *
 * @param <S> the settings of one provider
 */
public abstract class SimulatorSettings<S extends SimulatorSettings<S>> implements Cloneable {
    private static final int MOST_RECORDS = 1_000_000;

    private KeyPair keys;

    protected SimulatorSettings(KeyPair keys) {
        this.keys = keys;
    }

    /** The two halves of the credentials that this simulator accepts. */
    public S withKeys(String accessKey, String secretKey) {
        KeyPair pair = new KeyPair(accessKey, secretKey);
        return with(copy -> ((SimulatorSettings<?>) copy).keys = pair);
    }

    public final KeyPair keys() {
        return keys;
    }

    /** A copy with one change. */
    protected final S with(Consumer<S> change) {
        Objects.requireNonNull(change, "change");
        S copy = copy();
        change.accept(copy);
        return copy;
    }

    @SuppressWarnings("unchecked")
    private S copy() {
        try {
            return (S) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Refuses a status that no HTTP response can have. */
    protected static int httpStatus(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException(status + " is not an HTTP status between 200 and 599");
        }
        return status;
    }

    /** Refuses a count below one. */
    protected static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException(number + " is not positive");
        }
        return number;
    }

    /** Refuses a number of records below zero or above a million. */
    protected static int records(int number) {
        return records(number, MOST_RECORDS);
    }

    /** Refuses a number of records below zero or above {@code most}. */
    protected static int records(int number, int most) {
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(number + " is not a number of records between 0 and " + most);
        }
        return number;
    }
}
