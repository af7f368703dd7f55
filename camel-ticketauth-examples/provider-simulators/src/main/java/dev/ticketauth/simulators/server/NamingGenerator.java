// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;

/** Encodes the name of a field once and not in each of a thousand records. */
final class NamingGenerator extends JsonGeneratorDelegate {
    private final Map<String, SerializableString> names = new IdentityHashMap<>();

    NamingGenerator(JsonGenerator generator) {
        super(generator);
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        SerializableString encoded = names.get(name);
        if (encoded == null) {
            encoded = new SerializedString(name);
            names.put(name, encoded);
        }
        delegate.writeFieldName(encoded);
    }
}
