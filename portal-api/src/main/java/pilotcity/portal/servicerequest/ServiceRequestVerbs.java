package pilotcity.portal.servicerequest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.portal.kernel.learning.danger.Danger;
import pilotcity.portal.kernel.media.PhotoPreparation;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.servicerequest.intake.ClassificationHandler;
import pilotcity.portal.servicerequest.intake.PartRecords;
import pilotcity.portal.servicerequest.intake.PlaceCache;
import pilotcity.portal.servicerequest.intake.ReportIntakeHandler;
import pilotcity.portal.servicerequest.intake.ReportedPlace;
import pilotcity.portal.servicerequest.intake.SplitHandler;
import pilotcity.portal.servicerequest.lifecycle.CommentAndRedactionHandler;
import pilotcity.portal.servicerequest.lifecycle.Requirement;
import pilotcity.portal.servicerequest.lifecycle.Status;
import pilotcity.portal.servicerequest.lifecycle.Transition;
import pilotcity.portal.servicerequest.lifecycle.TransitionHandler;
import pilotcity.portal.servicerequest.publication.PhotoAttachments;

/** What can be done to records. */
public final class ServiceRequestVerbs {
    static final String KIND = "record";
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_URL = 2_000;

    private ServiceRequestVerbs() {}

    public static List<Verb> all() {
        List<Verb> verbs = new ArrayList<>();
        PlaceCache places = new PlaceCache();
        verbs.add(Verb.creating(KIND, "report")
                .title("上报", "Report")
                .describe("上报一个问题。地点之外只需文字或照片", "Report something. Beside the place, words or a photo are enough")
                .takes(report())
                .preparedBy(PhotoAttachments::prepare)
                .telling("status", "状态", "Its status")
                .telling("followUp", "跟进链接的路径", "The path of the link to follow it up by")
                .telling("followUpCode", "跟进码", "The code in that link")
                .perhapsTelling(
                        PartRecords.IDS,
                        "其他问题的记录编号，以逗号分隔",
                        "The ids of the records of the further matters, between commas")
                .shownWith(new JsonObject()
                        .put("description", "汽车停在自行车道上")
                        .put("category", "cycling-lane-blocked")
                        .put("lon", 113.3245)
                        .put("lat", 23.1291))
                .does((transaction, input) -> ReportIntakeHandler.report(places, transaction, input)));
        Arrays.stream(Transition.values()).map(ServiceRequestVerbs::transition).forEach(verbs::add);
        verbs.add(comment());
        verbs.add(classify());
        verbs.add(split());
        verbs.add(redact());
        return List.copyOf(verbs);
    }

    private static List<InputField> report() {
        return List.of(
                InputField.text("description", LONGEST_TEXT, "用自己的话描述", "What it is, in your own words"),
                InputField.id("category", "category", "类别，可以不选", "The category, where you know it"),
                InputField.number("lon", -180, 180, "经度", "Longitude in degrees"),
                InputField.number("lat", -90, 90, "纬度", "Latitude in degrees"),
                InputField.code(
                        "crs",
                        "坐标系，默认 wgs84",
                        "What the coordinates are in; wgs84 unless stated",
                        new String[] {"wgs84", "WGS84", "WGS84, as GPS gives"},
                        new String[] {"gcj02", "GCJ-02（高德、腾讯）", "GCJ-02, as Amap and Tencent give"},
                        new String[] {"bd09", "BD-09（百度）", "BD-09, as Baidu gives"}),
                InputField.number("accuracy", 0, 100_000, "点位精度（米）", "By how many metres the point may be off"),
                InputField.text("address", LONGEST_LINE, "地点的文字描述", "Where it is, in words"),
                InputField.bool(
                        ReportedPlace.UNPLACED, "地点不详，或与地点无关", "That nothing says where it is, or it is nowhere"),
                InputField.id("place", "place", "区划代码", "The division it lies in"),
                InputField.id("campaign", "campaign", "所属征集活动", "The campaign it is for"),
                InputField.answers("answers", "对类别问题的回答", "Answers to the questions of the category"),
                parts(),
                photos(),
                InputField.text("mediaUrl", LONGEST_URL, "外部媒体网址", "The address of a photo that is elsewhere"),
                InputField.object(
                        "contact",
                        List.of(
                                InputField.text("name", LONGEST_LINE, "姓名", "Name"),
                                InputField.text("email", LONGEST_LINE, "电子邮箱", "E-mail address"),
                                InputField.text("phone", LONGEST_LINE, "电话", "Telephone number")),
                        "联系方式，可以不留；不公开，到期删除",
                        "How to reach you, if you like; never published, and erased after some time"));
    }

    private static InputField photos() {
        return InputField.file("photos", PhotoPreparation.MOST_BYTES, "照片，最多五张", "Photos, at most five")
                .many(PhotoAttachments.MOST);
    }

    private static InputField parts() {
        return InputField.object(
                        PartRecords.FIELD,
                        List.of(
                                InputField.text("description", LONGEST_TEXT, "这一问题的描述", "What the matter is")
                                        .needed(),
                                InputField.id("category", "category", "类别", "What it is about")),
                        "同一上报中的其他问题，各成一条记录，最多五个",
                        "Further matters of the same report, a record each, at most five")
                .many(PartRecords.MOST);
    }

    private static InputField note() {
        return InputField.text("note", LONGEST_TEXT, "公开的说明", "What everybody is told");
    }

    private static InputField reference() {
        return InputField.text("reference", LONGEST_LINE, "文号或网址", "A file number or an address");
    }

    private static Verb transition(Transition transition) {
        List<InputField> fields = new ArrayList<>();
        fields.add(transition.requirement() == Requirement.NOTE ? note().needed() : note());
        fields.add(reference());
        fields.add(photos());
        if (transition.requirement() == Requirement.RECIPIENT) {
            fields.add(InputField.id("to", "organisation", "转交给谁", "Whom it is handed to")
                    .needed());
            fields.add(InputField.id("referral", "referral", "所在的转交件", "The referral it is part of"));
        }
        if (transition.requirement() == Requirement.ORIGINAL) {
            fields.add(InputField.id("duplicateOf", KIND, "重复于哪条记录", "The record that it repeats")
                    .needed());
        }
        return Verb.of(KIND, transition.action())
                .title(transition.label().zh(), transition.label().en())
                .describe(
                        transition.label().zh(),
                        "From "
                                + String.join(
                                        ", ",
                                        transition.from().stream()
                                                .map(Status::code)
                                                .toList()) + " to "
                                + transition.to().code())
                .takes(fields)
                .preparedBy(PhotoAttachments::prepare)
                .possibleFrom(transition.from().stream().map(Status::code).collect(Collectors.toUnmodifiableSet()))
                .shownWith(example(transition))
                .does((transaction, input) -> TransitionHandler.execute(transition, transaction, input));
    }

    private static JsonObject example(Transition transition) {
        JsonObject example = new JsonObject().put("note", "已到现场查看");
        return switch (transition.requirement()) {
            case RECIPIENT -> example.put("to", "guangzhou-transport");
            case ORIGINAL -> example.put("duplicateOf", "R-1");
            default -> example;
        };
    }

    private static Verb comment() {
        return Verb.of(KIND, "comment")
                .title("说明", "Comment")
                .describe("公开说明", "Say something to everybody who reads the record")
                .takes(note().needed(), reference(), photos())
                .shownWith(new JsonObject().put("note", "今天仍未清理"))
                .preparedBy(PhotoAttachments::prepare)
                .does(CommentAndRedactionHandler::comment);
    }

    private static Verb classify() {
        return Verb.of(KIND, "classify")
                .title("归类", "Classify")
                .describe(
                        "确定类别、地区、征集活动或危险；此前的归类和模型的建议保留在历史中",
                        "Decide category, place, campaign or danger; what was decided and proposed before stays in the history")
                .takes(
                        InputField.id("category", "category", "类别", "What it is about"),
                        InputField.id("place", "place", "地区", "Where it lies"),
                        InputField.id("campaign", "campaign", "征集活动", "The campaign it belongs to"),
                        InputField.code(
                                "danger", "危险，没有则为 none", "Whether a life is in danger; none where not", dangers()),
                        InputField.bool(
                                ClassificationHandler.SUGGESTED,
                                "采纳模型建议的类别",
                                "Takes the category that a model suggests"),
                        InputField.bool(ClassificationHandler.UNSORTED, "取消类别", "Takes the category away"),
                        InputField.bool(
                                ClassificationHandler.TAKES_BACK,
                                "撤回本机构刚作的、与此前相同的决定",
                                "Takes back one's own last decision, which said the same as the one before"),
                        InputField.number("confidence", 0, 1, "把握，0 到 1", "How sure it is, from 0 to 1"),
                        note())
                .shownWith(
                        new JsonObject().put("category", "cycling-lane-blocked").put("confidence", 0.9))
                .does(ClassificationHandler::classify);
    }

    private static Verb split() {
        return Verb.of(KIND, "split")
                .title("拆分", "Split")
                .describe(
                        "为同一上报中的其他问题各建一条记录；原记录不变",
                        "Makes a record of each further matter that the report raises; the record itself stays")
                .takes(parts().needed())
                .telling(PartRecords.IDS, "新记录的编号，以逗号分隔", "The ids of the new records, between commas")
                .shownWith(new JsonObject()
                        .put(
                                "parts",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("description", "路灯也不亮")
                                                .put("category", "street-light-out"))))
                .does(SplitHandler::split);
    }

    private static String[][] dangers() {
        return Stream.concat(
                        Stream.of(new String[][] {{ClassificationHandler.NO_DANGER, "没有", "None"}}),
                        Arrays.stream(Danger.values()).map(danger -> new String[] {
                            danger.code(), danger.label().zh(), danger.label().en()
                        }))
                .toArray(String[][]::new);
    }

    private static Verb redact() {
        return Verb.of(KIND, "redact")
                .title("隐去", "Redact")
                .describe("从公开内容中隐去个人信息；原件保留", "Take personal data out of what is public; the original is kept")
                .takes(
                        note().needed(),
                        InputField.text("description", LONGEST_TEXT, "新的公开文字", "The words to show instead"),
                        InputField.bool("hideAddress", "隐去地址", "Hide the address"),
                        InputField.bool("hideMedia", "隐去外部媒体", "Hide the address of the media"),
                        InputField.text("hidePhotos", 64, "隐去的照片", "Ids of photos to hide")
                                .many())
                .shownWith(new JsonObject().put("note", "隐去电话号码").put("hideAddress", true))
                .does(CommentAndRedactionHandler::redact);
    }
}
