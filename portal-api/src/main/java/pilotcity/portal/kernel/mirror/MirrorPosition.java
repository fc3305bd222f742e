package pilotcity.portal.kernel.mirror;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.DocumentKey;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.encoding.Base64Url;

/**
 * How far a mirror has followed the public documents. The position contains everything needed to go on; the portal
 * stores nothing.
 *
 * @param source the database and the shape of its documents
 * @param kinds what is followed; empty for everything
 * @param delivered the changes that have been sent: those at this place, for the documents up to {@code listed}
 * @param partial where the changes that lead to the next place have been sent up to, or null when none have
 * @param listed the last document of the listing that has been sent; null when all have
 */
public record MirrorPosition(
        String source,
        Set<String> kinds,
        LogPosition delivered,
        @Nullable PartialStep partial,
        @Nullable DocumentKey listed) {
    private static final String END = "\n";
    private static final int PARTS = 8;
    private static final int LONGEST = 8_000;

    /** Sorts before every document. */
    static final DocumentKey NOTHING = new DocumentKey("", "");

    /**
     * Inside the changes from one place to another.
     *
     * @param until the place they lead to
     * @param seq the number of the last one sent
     */
    record PartialStep(LogPosition until, long seq) {}

    public MirrorPosition {
        kinds = Set.copyOf(kinds);
    }

    /**
     * Reads a position as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException when {@code text} is none
     */
    public static MirrorPosition parse(String text) {
        try {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
            String[] parts = Base64Url.readText(text).split(END, PARTS);
            LogPosition told = LogPosition.parse(parts[2]);
            // Older versions counted otherwise between two places: what leads to the next is sent again.
            PartialStep place = parts[3].isEmpty() || told.isOfOldForm()
                    ? null
                    : new PartialStep(LogPosition.parse(parts[3]), Long.parseLong(parts[5]));
            DocumentKey listed = parts[6].equals("*") ? null : new DocumentKey(parts[6], parts[7]);
            Set<String> kinds = parts[1].isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(parts[1].split(",")));
            return new MirrorPosition(parts[0], kinds, told, place, listed);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("is no token that this address gave", e);
        }
    }

    boolean isListing() {
        return listed != null;
    }

    MirrorPosition within(PartialStep reached) {
        return new MirrorPosition(source, kinds, delivered, reached, listed);
    }

    public MirrorPosition at(LogPosition reached) {
        return new MirrorPosition(source, kinds, reached, null, listed);
    }

    MirrorPosition listed(DocumentKey last) {
        return new MirrorPosition(source, kinds, delivered, partial, last);
    }

    MirrorPosition listedAll() {
        return new MirrorPosition(source, kinds, delivered, partial, null);
    }

    /** The token. */
    @Override
    public String toString() {
        String text = String.join(
                END,
                source,
                String.join(",", kinds.stream().sorted().toList()),
                delivered.toString(),
                partial == null ? "" : partial.until().toString(),
                "",
                partial == null ? "" : Long.toString(partial.seq()),
                listed == null ? "*" : listed.kind(),
                listed == null ? "" : listed.id());
        return Base64Url.write(text);
    }
}
