package pilotcity.portal.kernel.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.permission.GrantJson;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Tells whether two calls ask for the same. */
final class CallFingerprint {
    private final MessageDigest digest = Sha256.digest();

    private CallFingerprint() {}

    /**
     * SHA-256 of verb, document, input and the caller's grants: a weaker token of the same holder must not receive the
     * answer given to a stronger one.
     */
    static byte[] of(VerbCall call) {
        CallFingerprint print = new CallFingerprint();
        print.add(call.verb().kind());
        print.add(call.verb().name());
        print.add(String.valueOf(call.id()));
        print.add(call.input());
        print.add(GrantJson.write(call.actor().grants()).encode());
        return print.digest.digest();
    }

    private void add(Object value) {
        switch (value) {
            case byte[] bytes -> {
                digest.update((byte) 1);
                digest.update(bytes);
            }
            case VerbInput input -> add(input.values());
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((name, each) -> sorted.put(String.valueOf(name), each));
                sorted.forEach((name, each) -> {
                    add(name);
                    add(each);
                });
            }
            case List<?> list -> list.forEach(this::add);
            default -> {
                byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
                digest.update((byte) 2);
                digest.update((byte) (text.length >>> 8));
                digest.update((byte) text.length);
                digest.update(text);
            }
        }
    }
}
