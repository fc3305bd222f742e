package pilotcity.portal.campaign;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbEffect;
import pilotcity.portal.kernel.verb.input.InputField;

/** What can be done to a campaign. */
final class CampaignVerbs {
    private static final int TITLE = 200;
    private static final int TEXT = 4000;

    /** What may be given when it is opened and changed later: components of a campaign. */
    static final List<String> GIVEN = common().stream().map(InputField::name).toList();

    static final List<Verb> LIST = List.of(open(), edit(), close(), replace(), delete());

    private CampaignVerbs() {}

    private static Verb open() {
        List<InputField> fields = new ArrayList<>(List.of(
                InputField.text(
                        "id",
                        60,
                        "地址中的标识，如 cycling-2026；留空则编号",
                        "How it is called in addresses, such as cycling-2026; numbered when missing"),
                InputField.id("organisation", "organisation", "发起机构", "Who calls")
                        .needed(),
                InputField.text("name", TITLE, "中文名称", "The name in Chinese").needed()));
        fields.addAll(common());
        return Verb.creating(CampaignKind.NAME_OF_KIND, "open")
                .title("发起", "Open")
                .describe("发起一次征集活动", "Opens a campaign")
                .takes(fields)
                .shownWith(new JsonObject()
                        .put("organisation", "bike-guangzhou")
                        .put("name", "随手拍自行车出行障碍")
                        .put("places", new JsonArray().add("440100")))
                .does(CampaignHandler::open);
    }

    private static Verb edit() {
        List<InputField> fields =
                new ArrayList<>(List.of(InputField.text("name", TITLE, "中文名称", "The name in Chinese")));
        fields.addAll(common());
        fields.add(InputField.code(
                        "clear",
                        "要清空的内容",
                        "What is to be emptied",
                        common().stream()
                                .map(field -> new String[] {
                                    field.name(),
                                    field.description().zh(),
                                    field.description().en()
                                })
                                .toArray(String[][]::new))
                .many());
        return Verb.of(CampaignKind.NAME_OF_KIND, "edit")
                .title("修改", "Edit")
                .describe("修改征集活动；未给出的内容不变", "Changes a campaign; what is not given stays")
                .takes(fields)
                .shownWith(new JsonObject().put("hashtag", "@随手拍自行车出行障碍"))
                .having(VerbEffect.UPDATE)
                .does(CampaignHandler::edit);
    }

    private static Verb replace() {
        List<InputField> fields = new ArrayList<>(List.of(
                InputField.text("name", TITLE, "中文名称", "The name in Chinese").needed()));
        fields.addAll(common());
        return Verb.of(CampaignKind.NAME_OF_KIND, "replace")
                .title("替换", "Replace")
                .describe("替换征集活动的内容；未给出的内容清空", "Replaces a campaign; what is not given is emptied")
                .takes(fields)
                .shownWith(new JsonObject().put("name", "随手拍自行车出行障碍"))
                .having(VerbEffect.REPLACE)
                .does(CampaignHandler::replace);
    }

    private static Verb delete() {
        return Verb.of(CampaignKind.NAME_OF_KIND, "delete")
                .title("删除", "Delete")
                .describe("删除还没有收到记录的征集活动", "Deletes a campaign that has collected nothing yet")
                .having(VerbEffect.DELETE)
                .does(CampaignHandler::delete);
    }

    private static Verb close() {
        return Verb.of(CampaignKind.NAME_OF_KIND, "close")
                .title("结束", "Close")
                .describe("结束征集；已收到的继续办理", "Ends a campaign; what it has collected is still dealt with")
                .takes(
                        InputField.date("untilDate", "最后一天；留空为今天", "The last day; today when missing"),
                        InputField.text("note", TEXT, "说明", "A remark in Chinese"),
                        InputField.text("noteEn", TEXT, "英文说明", "A remark in English"))
                .possibleFrom(Set.of("open"))
                .does(CampaignHandler::close);
    }

    private static List<InputField> common() {
        return List.of(
                InputField.text("nameEn", TITLE, "英文名称", "The name in English"),
                InputField.id("agency", "organisation", "受理机构", "The agency to which the records are handed"),
                InputField.text("theme", TITLE, "主题", "The theme in Chinese"),
                InputField.text("themeEn", TITLE, "英文主题", "The theme in English"),
                InputField.text("hashtag", TITLE, "话题", "With what people mark their posts"),
                InputField.text("poster", TEXT, "号召的文字", "What the call says, in Chinese"),
                InputField.text("posterEn", TEXT, "号召的英文", "What the call says, in English"),
                InputField.text("description", TEXT, "简介", "What it is, in Chinese"),
                InputField.text("descriptionEn", TEXT, "英文简介", "What it is, in English"),
                InputField.id("categories", "category", "类别，含其下级", "Categories, with those below them")
                        .many(),
                InputField.id("places", "place", "地区，含其下级", "Places, with those below them")
                        .many(),
                InputField.geometry("geometry", "范围：多边形", "A polygon that narrows the places"),
                InputField.date("fromDate", "第一天", "The first day"),
                InputField.date("untilDate", "最后一天", "The last day"),
                InputField.text("note", TEXT, "备注", "A remark in Chinese"),
                InputField.text("noteEn", TEXT, "英文备注", "A remark in English"));
    }
}
