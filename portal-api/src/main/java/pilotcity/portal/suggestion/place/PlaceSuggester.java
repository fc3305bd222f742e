package pilotcity.portal.suggestion.place;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.portal.kernel.division.PlaceLocator;
import pilotcity.portal.suggestion.place.gazetteer.FoldedText;
import pilotcity.portal.suggestion.place.gazetteer.Gazetteer;
import pilotcity.portal.suggestion.place.gazetteer.GazetteerCache;
import pilotcity.portal.suggestion.place.gazetteer.Mention;
import pilotcity.portal.suggestion.place.gazetteer.MentionFinder;

/**
 * Suggests places for the words of a report, from the places and landmarks of the index. Any number of threads may ask;
 * 200 characters take well under a millisecond.
 */
public final class PlaceSuggester {
    /** What is read of longer words. */
    private static final int LONGEST = 2000;

    /** Nobody means more; each is weighed against all others. */
    private static final int MOST_MENTIONS = 24;

    private final GazetteerCache gazetteers = new GazetteerCache();

    /**
     * @param words as somebody wrote them
     * @return the most probable first, five at most; empty where the words name no place
     */
    public List<PlaceSuggestion> suggest(Index index, String words, PlaceContext context) {
        return suggest(gazetteers.of(index).gazetteer(), words, context);
    }

    /** The division that a point lies in, as a report there would have it; empty outside all provinces. */
    public Optional<String> at(Index index, Point point) {
        return gazetteers.of(index).locator().find(point).map(PlaceLocator.LocatedPlace::place);
    }

    static List<PlaceSuggestion> suggest(Gazetteer gazetteer, String words, PlaceContext context) {
        FoldedText text = FoldedText.of(words.length() > LONGEST ? words.substring(0, LONGEST) : words);
        ContextEvidence evidence = new ContextEvidence(gazetteer, context);
        List<Mention> found = MentionFinder.find(gazetteer, text);
        List<Mention> mentions = found.subList(0, Math.min(MOST_MENTIONS, found.size()));
        List<Reading> readings = Disambiguation.of(text, mentions, evidence);
        return new PlaceReading(text, readings, evidence).suggestions();
    }
}
