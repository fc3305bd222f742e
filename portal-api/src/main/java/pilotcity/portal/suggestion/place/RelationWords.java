package pilotcity.portal.suggestion.place;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.suggestion.place.gazetteer.FoldedText;
import pilotcity.portal.suggestion.place.gazetteer.Mention;

/**
 * The words around names that say how something lies to them: 对面, beside, 与 … 交叉口.
 *
 * @param from where the words begin in the folded text, and {@code to} where they end; the same where there are none
 */
record RelationWords(SpatialRelation relation, int from, int to) {
    private static final int REACH = 14;

    private static final Pattern NEAR_BEHIND = Pattern.compile(
            "[^,，。;；!！?？\\n的]{0,5}?(的?(?:附近|旁边|旁|边上|周边|周围|一带|隔壁|不远处?|侧边|fujin|pangbian|bianshang|gebi))");

    private static final Pattern OPPOSITE_BEHIND =
            Pattern.compile("[^,，。;；!！?？\\n的]{0,5}?(的?(?:斜对面|正对面|对面|对过|duimian))");

    private static final Pattern NEAR_BEFORE = Pattern.compile(
            "(?:^|[^a-z]|(?<=[a-z]))(nearby|near|nextto|beside|closeto|behind|infrontof|outside|around|nextdoorto)(?:the)?$");

    private static final Pattern OPPOSITE_BEFORE = Pattern.compile("(oppositeto|opposite|acrossfrom|facing)(?:the)?$");

    private static final Pattern CONNECTOR =
            Pattern.compile("(?:站|地铁站|大道|[东西南北])?(?:和|与|跟|及|同|、|/|&|\\+|至|到|~|—|and|he|yu|dao|x|×|with)(?:the)?");

    private static final Pattern CORNER_BEHIND = Pattern.compile(
            "的?(?:十字路口|丁字路口|交叉路口|交叉口|交叉处|交界处|交界|交汇处|交汇|交叉|相交|路口|拐角|转角|intersection|junction|corner|crossing|jiaochakou|lukou)");

    private static final Pattern CORNER_BEFORE =
            Pattern.compile("(?:corner|intersection|junction|crossing|crossroads)of(?:the)?$|where(?:the)?$");

    private static final Pattern BETWEEN_BEHIND = Pattern.compile("的?(?:之间|中间|间|zhijian|zhongjian)");
    private static final Pattern BETWEEN_BEFORE = Pattern.compile("(?:between)(?:the)?$");

    boolean areSaid() {
        return to > from;
    }

    /** How it lies to the one that is named. */
    static RelationWords around(FoldedText text, Mention name) {
        RelationWords opposite = behind(text, name.to(), OPPOSITE_BEHIND, SpatialRelation.OPPOSITE);
        if (opposite == null) {
            opposite = before(text, name.from(), OPPOSITE_BEFORE, SpatialRelation.OPPOSITE);
        }
        if (opposite != null) {
            return opposite;
        }
        RelationWords near = behind(text, name.to(), NEAR_BEHIND, SpatialRelation.NEAR);
        if (near == null) {
            near = before(text, name.from(), NEAR_BEFORE, SpatialRelation.NEAR);
        }
        return near == null ? new RelationWords(SpatialRelation.IN, name.to(), name.to()) : near;
    }

    /** How it lies to two that are named one after the other, or null where the words do not join them. */
    static @Nullable RelationWords joining(FoldedText text, Mention first, Mention second) {
        String folded = text.folded();
        if (second.from() < first.to()
                || !CONNECTOR
                        .matcher(folded.substring(first.to(), second.from()))
                        .matches()) {
            return null;
        }
        RelationWords between = behind(text, second.to(), BETWEEN_BEHIND, SpatialRelation.BETWEEN);
        if (between == null) {
            between = before(text, first.from(), BETWEEN_BEFORE, SpatialRelation.BETWEEN);
        }
        if (between != null) {
            return between;
        }
        RelationWords corner = behind(text, second.to(), CORNER_BEHIND, SpatialRelation.CORNER);
        return corner == null ? before(text, first.from(), CORNER_BEFORE, SpatialRelation.CORNER) : corner;
    }

    private static @Nullable RelationWords behind(FoldedText text, int at, Pattern words, SpatialRelation relation) {
        Matcher matcher = words.matcher(text.folded());
        if (!matcher.region(at, Math.min(text.length(), at + REACH)).lookingAt()) {
            return null;
        }
        return new RelationWords(
                relation, matcher.groupCount() > 0 ? matcher.start(1) : matcher.start(), matcher.end());
    }

    private static @Nullable RelationWords before(FoldedText text, int at, Pattern words, SpatialRelation relation) {
        Matcher matcher = words.matcher(text.folded());
        matcher.region(Math.max(0, at - REACH - REACH), at);
        while (matcher.find()) {
            if (matcher.start() < matcher.end() && text.isBoundary(matcher.start())) {
                return new RelationWords(relation, matcher.start(), matcher.end());
            }
        }
        return null;
    }
}
