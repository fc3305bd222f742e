package pilotcity.portal.face.shared.suggestion;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.index.spatial.Crs;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.SuggestionRequest;
import pilotcity.portal.suggestion.Suggestions;

/**
 * What somebody asks suggestions for.
 *
 * @param language of the texts in the answer
 */
public record AskedSuggestion(SuggestionRequest request, Language language) {
    public static final String WORDS = "words";
    public static final String LANGUAGE = "language";

    /** As long as the words of a report may be, in characters of Unicode. */
    public static final int LONGEST_WORDS = 4_000;

    private static final String CATEGORY = "category";
    private static final String PLACE = "place";
    private static final String LON = "lon";
    private static final String LAT = "lat";
    private static final String CRS = "crs";

    /** What is asked, named as the verb {@code report} names it where that has the same. */
    public static final List<InputField> FIELDS = List.of(
            InputField.text(WORDS, LONGEST_WORDS, "居民的话；个人信息先遮去再读", "The words; what is personal is masked before")
                    .needed(),
            InputField.id(CATEGORY, CATEGORY, "已选的类别", "The category, where one has been chosen"),
            InputField.number(LON, -180, 180, "经度", "Longitude in degrees"),
            InputField.number(LAT, -90, 90, "纬度", "Latitude in degrees"),
            InputField.code(
                    CRS,
                    "坐标系，默认 wgs84",
                    "What the coordinates are in; wgs84 unless stated",
                    new String[] {Crs.WGS84.code(), "WGS84", "WGS84, as GPS gives"},
                    new String[] {Crs.GCJ02.code(), "GCJ-02（高德、腾讯）", "GCJ-02, as Amap and Tencent give"},
                    new String[] {Crs.BD09.code(), "BD-09（百度）", "BD-09, as Baidu gives"}),
            InputField.id(PLACE, PLACE, "区划代码", "The division it lies in"),
            InputField.code(
                    LANGUAGE,
                    "答复文字的语言；默认与 words 相同",
                    "The language of texts in the answer; that of the words unless stated",
                    new String[] {Language.ZH.code(), "中文", "Chinese"},
                    new String[] {Language.EN.code(), "英文", "English"}));

    /**
     * Checks values against {@link #FIELDS}.
     *
     * @throws Problem BAD_REQUEST that names the field
     */
    public static AskedSuggestion read(Map<String, ? extends @Nullable Object> values) {
        VerbInput input = InputReader.read(FIELDS, values);
        String words = input.get(WORDS);
        Point point = point(input);
        SuggestionRequest request = new SuggestionRequest(
                words,
                input.text(CATEGORY),
                point == null ? null : point.getX(),
                point == null ? null : point.getY(),
                input.text(PLACE));
        return new AskedSuggestion(request, language(input, words));
    }

    private static @Nullable Point point(VerbInput input) {
        Double lon = input.number(LON);
        Double lat = input.number(LAT);
        if ((lon == null) != (lat == null)) {
            throw Problem.field(lon == null ? LON : LAT, "lon and lat come together");
        }
        return lon == null || lat == null
                ? null
                : Crs.of(input.has(CRS) ? input.get(CRS) : Crs.WGS84.code()).toWgs84(lon, lat);
    }

    private static Language language(VerbInput input, String words) {
        boolean chinese = input.has(LANGUAGE)
                ? input.get(LANGUAGE).equals(Language.ZH.code())
                : words.codePoints().anyMatch(Character::isIdeographic);
        return chinese ? Language.ZH : Language.EN;
    }

    /**
     * The answer of {@code suggester}.
     *
     * @throws Problem BAD_REQUEST where there is no such category or place
     */
    public Suggestions answer(Suggester suggester, Index index) {
        requireKnown(index, CATEGORY, request.category());
        requireKnown(index, PLACE, request.place());
        return suggester.suggest(index, request);
    }

    private static void requireKnown(Index index, String kind, @Nullable String id) {
        if (id != null && index.find(kind, id).isEmpty()) {
            throw Problem.field(kind, "there is no " + kind + " '" + id + "'");
        }
    }
}
