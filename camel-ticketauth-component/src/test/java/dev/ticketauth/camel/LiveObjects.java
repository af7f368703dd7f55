// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks from some objects to every object of ours that can be reached.
 */
final class LiveObjects {

    private LiveObjects() {
    }

    /** The names of the classes of all objects; fails when the text of one holds a secret. */
    static Set<String> showingNone(Collection<?> roots, Set<String> secrets) throws IllegalAccessException {
        Deque<Object> waiting = new ArrayDeque<>(roots);
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<String> types = new TreeSet<>();
        while (!waiting.isEmpty()) {
            Object object = waiting.remove();
            if (!seen.add(object)) {
                continue;
            }
            if (object instanceof Map<?, ?> map) {
                waiting.addAll(map.keySet());
                map.values().stream().filter(Objects::nonNull).forEach(waiting::add);
            } else if (object instanceof Collection<?> collection) {
                collection.stream().filter(Objects::nonNull).forEach(waiting::add);
            } else if (object instanceof AtomicReference<?> reference) {
                waiting.addAll(Optional.ofNullable(reference.get()).stream().toList());
            } else if (object.getClass().getName().startsWith("dev.ticketauth.camel")) {
                types.add(object.getClass().getSimpleName());
                assertThat(secrets).allSatisfy(
                        secret -> assertThat(object.toString()).as(object.getClass().getName()).doesNotContain(secret));
                addFields(object, waiting);
            }
        }
        return types;
    }

    private static void addFields(Object object, Deque<Object> waiting) throws IllegalAccessException {
        for (Class<?> type = object.getClass(); type.getName().startsWith("dev.ticketauth"); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    Object value = field.get(object);
                    if (value != null) {
                        waiting.add(value);
                    }
                }
            }
        }
    }
}
