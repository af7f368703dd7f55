// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.ticketauth.camel.auth.HmacKey;

/**
 * What a push has to pass. All checks are made, whichever fails, so that not even the time tells which.
 */
public final class Verification {

    /** The ways to prove where a push comes from, as the option {@code webhookAuth} names them. */
    public enum Kind {
        basic,
        token,
        hmac,
        standardWebhooks,
        fetchBack,
        none
    }

    private static final String ALL = Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.joining(", "));
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(365);
    private static final String ID = "webhook-id";

    private final Set<Kind> kinds;
    private final List<Check> checks;
    private final boolean isIdSigned;

    /**
     * What the options say, each as it was given or its default.
     *
     * @param auth      which checks
     * @param username  for basic
     * @param secrets   the secrets in one text, or null
     * @param tokenIn   where a token stands
     * @param tokenName under which name
     * @param signature how signatures are made
     */
    public record Settings(
            String auth, String username, String secrets, String tokenIn, String tokenName, Signature signature) {

        @Override
        public String toString() {
            return "Settings[" + auth + "]";
        }
    }

    /**
     * How signatures are made.
     *
     * @param header    where they stand, or null
     * @param algorithm Java's name of it
     * @param encoding  hex or base64
     * @param prefix    what stands in front of each, or null
     * @param signed    what is signed
     * @param maxAge    how old a timestamp may be, or null for the usual
     * @param maxFuture how far it may be ahead, or null for the usual
     */
    public record Signature(
            String header, String algorithm, String encoding, String prefix, String signed, Duration maxAge,
            Duration maxFuture) {
    }

    private Verification(Set<Kind> kinds, List<Check> checks, boolean isIdSigned) {
        this.kinds = kinds;
        this.checks = checks;
        this.isIdSigned = isIdSigned;
    }

    /** @throws IllegalArgumentException naming the option that is missing or wrong */
    public static Verification of(Settings settings) {
        Set<Kind> kinds = kinds(settings.auth());
        boolean needsSecret = kinds.stream().anyMatch(kind -> kind != Kind.fetchBack && kind != Kind.none);
        if (!needsSecret && settings.secrets() != null) {
            throw new IllegalArgumentException(
                    "option 'webhookSecret' is of no use with webhookAuth=" + settings.auth()
                                               + "; add the check that it belongs to");
        }
        requireNothingUseless(settings, kinds);
        Secrets secrets = needsSecret ? Secrets.of(settings.secrets()) : null;
        List<Check> checks = new ArrayList<>();
        boolean isIdSigned = false;
        for (Kind kind : kinds) {
            switch (kind) {
                case basic -> checks.add(new BasicCheck(settings.username(), secrets));
                case token -> checks.add(
                        new TokenCheck(
                                named(TokenCheck.In.class, "webhookAuthIn", settings.tokenIn()),
                                required("webhookAuthName", settings.tokenName()), secrets));
                case hmac -> {
                    SignedContent content = content(settings.signature());
                    isIdSigned |= content.holdsHeader(ID);
                    checks.add(hmac(settings.signature(), content, secrets));
                }
                case standardWebhooks -> {
                    isIdSigned = true;
                    checks.add(standardWebhooks(settings.signature(), secrets));
                }
                case fetchBack, none -> {
                    // nothing that could be seen from the push
                }
            }
        }
        return new Verification(kinds, List.copyOf(checks), isIdSigned);
    }

    // who sets one believes in a protection that is not there
    private static void requireNothingUseless(Settings settings, Set<Kind> kinds) {
        Signature signature = settings.signature();
        boolean isSigned = kinds.contains(Kind.hmac) || kinds.contains(Kind.standardWebhooks);
        requireUse("webhookUsername", settings.username(), kinds.contains(Kind.basic), "basic");
        requireUse("webhookHeader", signature.header(), kinds.contains(Kind.hmac), "hmac");
        requireUse("webhookPrefix", signature.prefix(), kinds.contains(Kind.hmac), "hmac");
        requireUse("webhookMaxAge", signature.maxAge(), isSigned, "hmac or standardWebhooks");
        requireUse("webhookMaxFuture", signature.maxFuture(), isSigned, "hmac or standardWebhooks");
    }

    private static void requireUse(String option, Object value, boolean isUsed, String kind) {
        if (value != null && !isUsed) {
            throw new IllegalArgumentException("option '" + option + "' is of no use without webhookAuth=" + kind);
        }
    }

    private static Set<Kind> kinds(String auth) {
        if (auth == null || auth.isBlank()) {
            throw new IllegalArgumentException(
                    "option 'webhookAuth' is required: anyone can send a push; allowed: " + ALL
                                               + ", or several separated by commas");
        }
        Set<Kind> kinds = new LinkedHashSet<>();
        for (String name : auth.split(",", -1)) {
            if (!kinds.add(named(Kind.class, "webhookAuth", name.strip()))) {
                throw new IllegalArgumentException("option 'webhookAuth' names '" + name.strip() + "' twice");
            }
        }
        if (kinds.contains(Kind.none) && kinds.size() > 1) {
            throw new IllegalArgumentException("option 'webhookAuth' is 'none' and something else; 'none' stands alone");
        }
        if (kinds.contains(Kind.hmac) && kinds.contains(Kind.standardWebhooks)) {
            throw new IllegalArgumentException(
                    "option 'webhookAuth' names 'hmac' and 'standardWebhooks'; they are the same"
                                               + " check, the second one with its options set");
        }
        return kinds;
    }

    private static <E extends Enum<E>> E named(Class<E> type, String option, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException(
                        "option '" + option + "' is '" + name + "'; allowed: "
                                                   + Arrays.stream(type.getEnumConstants()).map(Enum::name)
                                                           .collect(Collectors.joining(", "))));
    }

    private static String required(String option, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("option '" + option + "' is required by this webhookAuth");
        }
        return value;
    }

    private static SignedContent content(Signature signature) {
        SignedContent content = SignedContent.of(
                required("webhookSigned", signature.signed()), window("webhookMaxAge", signature.maxAge()),
                window("webhookMaxFuture", signature.maxFuture()));
        if (!content.hasTimestamp() && (signature.maxAge() != null || signature.maxFuture() != null)) {
            throw new IllegalArgumentException(
                    "options 'webhookMaxAge' and 'webhookMaxFuture' need a timestamp that is"
                                               + " signed: {timestamp:NAME} in option 'webhookSigned'");
        }
        return content;
    }

    private static Duration window(String option, Duration value) {
        if (value != null && (value.isNegative() || value.compareTo(LONGEST_WINDOW) > 0)) {
            throw new IllegalArgumentException(
                    "option '" + option + "' can't be negative, nor more than " + LONGEST_WINDOW.toDays() + " days");
        }
        return value == null ? WINDOW : value;
    }

    private static Check hmac(Signature signature, SignedContent content, Secrets secrets) {
        String algorithm = signature.algorithm();
        if (!Set.of("HmacSHA256", "HmacSHA384", "HmacSHA512", "HmacSHA1").contains(algorithm)) {
            throw new IllegalArgumentException(
                    "option 'webhookAlgorithm' is '" + algorithm + "'; allowed: HmacSHA256, HmacSHA384, HmacSHA512, HmacSHA1");
        }
        List<HmacKey> keys = secrets.bytesAfter("").stream().map(secret -> new HmacKey(algorithm, secret)).toList();
        String prefix = signature.prefix() == null ? "" : signature.prefix();
        return new HmacCheck(
                required("webhookHeader", signature.header()), prefix,
                named(SignatureEncoding.class, "webhookEncoding", signature.encoding()), content, keys);
    }

    // version 1.0.0 of the specification, its symmetric scheme v1
    private static Check standardWebhooks(Signature signature, Secrets secrets) {
        SignedContent content = SignedContent.of(
                "{header:" + ID + "}.{timestamp:webhook-timestamp}.{body}", window("webhookMaxAge", signature.maxAge()),
                window("webhookMaxFuture", signature.maxFuture()));
        List<HmacKey> keys
                = secrets.texts().stream().map(Verification::whsec).map(secret -> new HmacKey("HmacSHA256", secret)).toList();
        return new HmacCheck("webhook-signature", "v1,", SignatureEncoding.base64, content, keys);
    }

    private static byte[] whsec(String text) {
        String encoded = text.startsWith("whsec_") ? text.substring("whsec_".length()) : text;
        try {
            byte[] secret = Base64.getDecoder().decode(encoded);
            if (secret.length > 0) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            // not with the cause: it may quote the secret
        }
        throw new IllegalArgumentException(
                "option 'webhookSecret' holds a secret that is not in base64, as Standard Webhooks"
                                           + " has them: whsec_ and base64");
    }

    /** Whether a record has to be read again before a push counts. */
    public boolean fetchesBack() {
        return kinds.contains(Kind.fetchBack);
    }

    /** Whether several checks use the same secret: who knows a token can sign with it, too. */
    public boolean sharesSecret() {
        return checks.size() > 1;
    }

    /** Whether pushes pass something that can be seen from them. */
    public boolean hasChecks() {
        return !checks.isEmpty();
    }

    public Set<Kind> kinds() {
        return kinds;
    }

    /**
     * The id that the sender gives a push and all repetitions of it, where the signature covers it; null where nobody
     * could rely on it.
     */
    public String id(Push push) {
        List<String> values = isIdSigned ? push.header(ID) : List.of();
        return values.size() == 1 ? values.get(0) : null;
    }

    /** The checks that a push does not pass, for the log and for nobody else; empty when it passes all. */
    public List<String> refusals(Push push, Instant now) {
        List<String> refusals = List.of();
        for (Check check : checks) {
            if (!check.passes(push, now)) {
                refusals = refusals.isEmpty() ? new ArrayList<>() : refusals;
                refusals.add(check.toString());
            }
        }
        return refusals;
    }
}
