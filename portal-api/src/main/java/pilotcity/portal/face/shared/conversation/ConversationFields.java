package pilotcity.portal.face.shared.conversation;

import java.util.List;
import java.util.stream.Stream;
import pilotcity.index.spatial.Crs;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.suggestion.conversation.Conversation;
import pilotcity.portal.suggestion.conversation.question.ConversationLanguage;

/** What a conversation has, named as the verb {@code report} names it where that has the same. */
public final class ConversationFields {
    public static final String TURNS = "turns";
    public static final String ANSWER = "answer";
    public static final String TEXT = "text";

    static final String LANGUAGE = "language";
    static final String QUESTION = "question";
    static final String PHOTOS = "photos";
    static final String LON = "lon";
    static final String LAT = "lat";
    static final String CRS = "crs";
    static final String ACCURACY = "accuracy";
    static final String ADDRESS = "address";
    static final String PLACE = "place";
    static final String CATEGORY = "category";
    static final String CAMPAIGN = "campaign";
    static final String SPLIT = "split";

    static final int MOST_PHOTOS = 5;
    private static final int LONGEST_CODE = 210;
    private static final int LONGEST_ADDRESS = 300;

    /** Where it is. */
    public static final List<InputField> WHERE = List.of(
            InputField.number(LON, -180, 180, "经度", "Longitude in degrees"),
            InputField.number(LAT, -90, 90, "纬度", "Latitude in degrees"),
            InputField.code(
                    CRS,
                    "坐标系，默认 wgs84",
                    "What the coordinates are in; wgs84 unless stated",
                    new String[] {Crs.WGS84.code(), "WGS84", "WGS84, as GPS gives"},
                    new String[] {Crs.GCJ02.code(), "GCJ-02（高德、腾讯）", "GCJ-02, as Amap and Tencent give"},
                    new String[] {Crs.BD09.code(), "BD-09（百度）", "BD-09, as Baidu gives"}),
            InputField.number(ACCURACY, 0, 100_000, "点位精度（米）", "By how many metres the point may be off"),
            InputField.text(ADDRESS, LONGEST_ADDRESS, "地点的文字描述", "Where it is, in words"),
            InputField.id(PLACE, PLACE, "区划代码", "The division it lies in"));

    /** What a turn has besides its answer. */
    public static final List<InputField> TURN = List.of(
            InputField.text(
                    TEXT,
                    Conversation.LONGEST_WORDS,
                    "对方写的话；第一轮是问题本身，以后各轮是对问题的回答",
                    "What was written: at first the report, later a reply to the question that stands"),
            InputField.wholeNumber(PHOTOS, "随这一轮来的照片张数", "How many photos came with it"),
            InputField.text(
                    QUESTION,
                    LONGEST_CODE,
                    "回答的是哪个问题；不填则是当时的那个",
                    "The code of the question that it answers; the one that stood then unless stated"));

    /** What is said of the whole besides the turns. */
    public static final List<InputField> WHOLE = Stream.concat(
                    Stream.of(
                            InputField.code(
                                    LANGUAGE,
                                    "用哪种语言答复；默认与对方的话相同",
                                    "The language to answer in; that of the words unless stated",
                                    new String[] {ConversationLanguage.ZH.code(), "中文", "Chinese"},
                                    new String[] {ConversationLanguage.EN.code(), "英文", "English"}),
                            InputField.id(CATEGORY, CATEGORY, "已选的类别", "The category, where one has been chosen"),
                            InputField.id(CAMPAIGN, CAMPAIGN, "所属征集活动", "The campaign it is for"),
                            InputField.bool(
                                    SPLIT, "几件事时各成一条记录", "Whether several matters become records of their own")),
                    WHERE.stream())
            .toList();

    private ConversationFields() {}
}
