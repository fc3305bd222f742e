package pilotcity.portal.kernel.learning.text;

/** 64 bits that stand for a term. */
final class TermHash {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private TermHash() {}

    /** @param sort tells terms of the same characters and different sorts apart */
    static long of(char sort, int[] characters, int start, int length) {
        long hash = (OFFSET ^ sort) * PRIME;
        for (int at = start; at < start + length; at++) {
            hash = (hash ^ characters[at]) * PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
