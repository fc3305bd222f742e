package pilotcity.portal.suggestion.place.gazetteer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names in a text. Of names that overlap those are taken that together explain most of it, so that 青岛市南区 is
 * 青岛 and 市南区, and 广州市中心 is 广州市.
 */
public final class MentionFinder {
    /** Below it nothing is a name, whatever stands beside it. */
    private static final double LEAST = 0.02;

    private final Gazetteer gazetteer;
    private final FoldedText text;
    private final HanPlausibility chinese;
    private final LatinPlausibility latin;

    private MentionFinder(Gazetteer gazetteer, FoldedText text) {
        this.gazetteer = gazetteer;
        this.text = text;
        this.chinese = new HanPlausibility(text.folded());
        this.latin = new LatinPlausibility(text.original(0, text.length()), text);
    }

    /** In the order of the text; none overlap. */
    public static List<Mention> find(Gazetteer gazetteer, FoldedText text) {
        return new MentionFinder(gazetteer, text).best();
    }

    /** What is best up to some spot: the last mention before it, where that is one, and how much is explained. */
    private record Best(double score, @Nullable Mention last, int before) {}

    private List<Mention> best() {
        Best[] best = new Best[text.length() + 1];
        best[0] = new Best(0, null, 0);
        List<List<Mention>> ending = mentions();
        for (int at = 1; at <= text.length(); at++) {
            Best found = new Best(best[at - 1].score, null, at - 1);
            for (Mention mention : ending.get(at)) {
                double score = best[mention.from()].score + weight(mention);
                if (score > found.score) {
                    found = new Best(score, mention, mention.from());
                }
            }
            best[at] = found;
        }
        List<Mention> chosen = new ArrayList<>();
        for (int at = text.length(); at > 0; at = best[at].before) {
            Mention last = best[at].last;
            if (last != null) {
                chosen.add(last);
            }
        }
        Collections.reverse(chosen);
        return chosen;
    }

    private double weight(Mention mention) {
        boolean latin = FoldedText.isLatin(text.folded().charAt(mention.from()));
        double length = mention.to() - mention.from();
        return mention.plausibility() * (latin ? length / 3 : length);
    }

    /** By where they end. */
    private List<List<Mention>> mentions() {
        List<List<Mention>> ending = new ArrayList<>(Collections.nCopies(text.length() + 1, List.of()));
        List<NameTable.Found> found = new ArrayList<>();
        for (int from = 0; from < text.length(); from++) {
            if (!text.isBoundary(from)) {
                continue;
            }
            found.clear();
            gazetteer.names().find(text.folded(), from, found);
            for (NameTable.Found each : found) {
                if (text.isBoundary(each.to())) {
                    add(ending, from, each);
                }
            }
        }
        return ending;
    }

    private void add(List<List<Mention>> ending, int from, NameTable.Found found) {
        List<Mention.Candidate> candidates = new ArrayList<>(found.postings().size());
        boolean letters = text.isLatin(from);
        for (NameTable.Posting posting : found.postings()) {
            double plausibility = letters ? latin.of(from, found.to(), posting) : chinese.of(from, found.to(), posting);
            if (plausibility >= LEAST) {
                candidates.add(new Mention.Candidate(
                        posting.entry(),
                        plausibility,
                        posting.form().everyday(),
                        posting.form().common()));
            }
        }
        if (!candidates.isEmpty()) {
            if (ending.get(found.to()).isEmpty()) {
                ending.set(found.to(), new ArrayList<>());
            }
            ending.get(found.to()).add(new Mention(from, found.to(), candidates));
        }
    }
}
