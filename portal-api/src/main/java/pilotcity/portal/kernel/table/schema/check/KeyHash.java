package pilotcity.portal.kernel.table.schema.check;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * 128 bits that stand for the values of a key: two different keys among ten million share them with a chance of one in
 * 10^24. Equal values have equal ones, however they are written; not between two runs.
 */
final class KeyHash {
    private static final long SEED = System.nanoTime() * 0x9E3779B97F4A7C15L;
    private static final long ONE = 0xC2B2AE3D27D4EB4FL;
    private static final long OTHER = 0x9FB21C651E98DF25L;
    private static final String KINDS = "LDSO";

    long high = SEED;
    long low = ~SEED;

    void reset() {
        high = SEED;
        low = ~SEED;
    }

    /** Adds the value of one more column. */
    void add(Object value) {
        switch (value) {
            case Long whole -> {
                mix(KINDS.charAt(0));
                mix(whole);
            }
            case BigDecimal number -> {
                BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
                mix(KINDS.charAt(1));
                mix(plain.scale());
                bytes(plain.unscaledValue().toByteArray());
            }
            case String text -> {
                mix(KINDS.charAt(2));
                text(text);
            }
            default -> {
                mix(KINDS.charAt(3));
                text(value.toString());
            }
        }
    }

    /** Ends the key. */
    void finish() {
        high = avalanche(high + Long.rotateLeft(low, 31));
        low = avalanche(low ^ high);
    }

    private void text(String text) {
        mix(text.length());
        int at = 0;
        for (; at + 4 <= text.length(); at += 4) {
            mix(text.charAt(at)
                    | (long) text.charAt(at + 1) << 16
                    | (long) text.charAt(at + 2) << 32
                    | (long) text.charAt(at + 3) << 48);
        }
        for (; at < text.length(); at++) {
            mix(text.charAt(at));
        }
    }

    private void bytes(byte[] bytes) {
        mix(bytes.length);
        mix(Arrays.hashCode(bytes));
        for (byte each : bytes) {
            mix(each);
        }
    }

    private void mix(long each) {
        high = (high ^ each) * ONE;
        high ^= high >>> 29;
        low = (low + each) * OTHER;
        low ^= low >>> 32;
    }

    private static long avalanche(long bits) {
        long mixed = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
