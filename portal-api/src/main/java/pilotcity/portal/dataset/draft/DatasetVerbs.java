package pilotcity.portal.dataset.draft;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.kernel.upload.UploadName;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbEffect;
import pilotcity.portal.kernel.verb.input.InputField;

/** What can be done to a data set: prepared by some, reviewed and published by others, each by a grant of its own. */
public final class DatasetVerbs {
    private static final int NAME = UploadName.LONGEST;

    private static final String KIND = "dataset";
    private static final int TEXT = 4000;

    private DatasetVerbs() {}

    /** @param zone where the day of a publication is that of its moment */
    public static List<Verb> list(ZoneId zone) {
        return List.of(
                draft(),
                describe(),
                attach(),
                detach(),
                define(),
                submit(),
                remark(),
                publish(zone),
                reschedule(zone),
                withdraw(),
                restore(),
                discard());
    }

    private static Verb draft() {
        List<InputField> fields = new ArrayList<>(List.of(
                InputField.text(
                        "id",
                        60,
                        "地址中的标识，如 road-works；留空则编号",
                        "How it is called in addresses, such as road-works; numbered when missing"),
                InputField.id("organisation", "organisation", "发布机构", "Who publishes it")
                        .needed()));
        fields.addAll(DescriptionFields.FIELDS);
        return Verb.creating(KIND, "draft")
                .title("新建", "Draft")
                .describe("新建数据集草稿；发布前不公开", "Begins a data set; nothing is public before it is published")
                .takes(fields)
                .shownWith(new JsonObject()
                        .put("organisation", "bike-guangzhou")
                        .put("name", "自行车道障碍")
                        .put("license", "CC-BY-4.0"))
                .does(DraftHandler::draft);
    }

    private static Verb describe() {
        List<InputField> fields = new ArrayList<>(DescriptionFields.FIELDS);
        fields.addAll(notes());
        fields.add(DescriptionFields.clear());
        return Verb.of(KIND, "describe")
                .title("著录", "Describe")
                .describe(
                        "修改草稿的说明；没有草稿时以最新版本为底稿，全部撤回时只取其说明。未给出的内容不变",
                        "Changes the description of the draft, which is begun from the newest version where there is"
                                + " none, and where all are withdrawn from its description only; what is not given"
                                + " stays")
                .takes(fields)
                .having(VerbEffect.UPDATE)
                .shownWith(new JsonObject().put("license", "CC-BY-4.0"))
                .does(DraftHandler::describe);
    }

    private static List<InputField> notes() {
        return List.of(
                InputField.text("notes", TEXT, "本版说明", "What is new in this version, in Chinese"),
                InputField.text("notesEn", TEXT, "本版英文说明", "What is new in this version, in English"));
    }

    private static Verb attach() {
        return Verb.of(KIND, "attach")
                .title("添加文件", "Attach")
                .describe(
                        "把上传好的文件放入草稿；同名文件被替换。表格类文件随后给出拟定的表结构",
                        "Puts an upload into the draft, in place of a file of the same name. Of a table a schema is"
                                + " proposed next")
                .takes(
                        InputField.text("upload", 64, "上传的编号", "The id of the upload")
                                .needed(),
                        InputField.text(
                                "file",
                                NAME,
                                "文件名；留空则用上传时的名称",
                                "What it is to be called; as it was uploaded when missing"),
                        InputField.text("name", 200, "中文名称", "Its title in Chinese"),
                        InputField.text("nameEn", 200, "英文名称", "Its title in English"),
                        InputField.text("description", TEXT, "中文说明", "What it holds, in Chinese"),
                        InputField.text("descriptionEn", TEXT, "英文说明", "What it holds, in English"))
                .shownWith(new JsonObject().put("upload", "0123456789abcdef0123456789abcdef"))
                .does(FileHandler::attach);
    }

    private static Verb detach() {
        return Verb.of(KIND, "detach")
                .title("移除文件", "Detach")
                .describe("把文件从草稿中移除", "Takes a file out of the draft")
                .takes(InputField.text("file", NAME, "文件名", "The name of the file")
                        .needed())
                .shownWith(new JsonObject().put("file", "works.csv"))
                .does(FileHandler::detach);
    }

    private static Verb define() {
        return Verb.of(KIND, "define")
                .title("确定表结构", "Define")
                .describe(
                        "确定一个表如何读取、各列的类型；随后逐格检查",
                        "Says how a table is read and what its columns are; every cell is checked next")
                .takes(
                        InputField.text("file", NAME, "文件名", "The name of the file")
                                .needed(),
                        InputField.text(
                                "table", NAME, "表名；文件只有一个表时可省", "The name of the table, where the file has several"),
                        InputField.text("rename", 60, "地址中的表名", "What the table is to be called in addresses"),
                        InputField.json(
                                "schema",
                                "Frictionless 表结构；留空则采用拟定的",
                                "A Frictionless Table Schema; the one proposed when missing"),
                        InputField.text(
                                        "answers",
                                        1000,
                                        "已核对、按拟定处理的疑问，用其编号；不列出的，只有所给表结构与拟定的不同时才算已答。" + "整项不给时，所给的表结构算作对各列和位置的回答",
                                        "Questions of the proposal that are right as proposed, by their ids; others are"
                                                + " answered only where the given schema differs there. Without any, a"
                                                + " schema that is given answers those about columns and coordinates")
                                .many(2000),
                        InputField.json(
                                "reading",
                                "读取方式：encoding、delimiter、quote、headerRow、headerRows",
                                "How it is read: encoding, delimiter, quote, headerRow, headerRows"),
                        InputField.bool(
                                "lenient",
                                "有误的格留空并计数，而不是拒绝发布",
                                "Leaves bad cells empty and counts them, instead of refusing to publish"),
                        InputField.bool(
                                "skip",
                                "此表不作为数据集的表（文件本身仍在）；再次确定即恢复",
                                "Leaves the table out of the data set; its file stays. Defining it again brings it back"))
                .shownWith(new JsonObject().put("file", "works.csv").put("lenient", false))
                .does(FileHandler::define);
    }

    private static Verb submit() {
        return Verb.of(KIND, "submit")
                .title("送审", "Submit")
                .describe(
                        "把草稿送交审核；此后到退回前不能修改", "Hands the draft in for review; it stays as it is until it is sent back")
                .takes(notes())
                .does(ReviewHandler::submit);
    }

    private static Verb remark() {
        return Verb.of(KIND, "remark")
                .title("退回", "Send back")
                .describe("退回草稿并写明意见", "Sends the draft back, with what is to be done")
                .takes(
                        InputField.text("remark", TEXT, "意见", "What is to be done")
                                .needed(),
                        InputField.text("about", 200, "所指的文件、表或项目", "The file, table or field that it is about"))
                .shownWith(new JsonObject().put("remark", "请补充联系人。"))
                .does(ReviewHandler::remark);
    }

    private static Verb publish(ZoneId zone) {
        List<InputField> fields = new ArrayList<>(
                List.of(InputField.instant("from", "公开时间；留空为立即", "When it is to be shown; at once when missing")));
        fields.addAll(notes());
        return Verb.of(KIND, "publish")
                .title("发布", "Publish")
                .describe("把送审的草稿发布为一个新版本", "Publishes a draft that was handed in, as a new version")
                .takes(fields)
                .telling("versionNumber", "版本号", "The number of the version")
                .does((transaction, input) -> ReviewHandler.publish(transaction, input, zone));
    }

    private static Verb reschedule(ZoneId zone) {
        return Verb.of(KIND, "reschedule")
                .title("调整公开时间", "Reschedule")
                .describe(
                        "提前、推迟或取消一个尚未公开的版本的公开时间", "Shows a version that is still held back earlier, later, or at once")
                .takes(
                        InputField.wholeNumber(
                                "number",
                                "版本号；只有一个待公开的版本时可省",
                                "The number of the version, where several are held back"),
                        InputField.instant("from", "公开时间；留空为立即", "When it is to be shown; at once when missing"))
                .shownWith(new JsonObject().put("number", 1).put("from", "2090-01-01T08:00:00+08:00"))
                .does((transaction, input) -> ReviewHandler.reschedule(transaction, input, zone));
    }

    private static Verb withdraw() {
        return Verb.of(KIND, "withdraw")
                .title("撤回", "Withdraw")
                .describe(
                        "撤回一个版本；其地址此后返回 410 和理由。最新版本被撤回时，显示之前的版本。尚未公开的版本退回为草稿",
                        "Withdraws a version: its addresses answer 410 with the reason from then on. Where it was the newest,"
                                + " the one before it is shown. One that is still held back becomes a draft again")
                .takes(
                        InputField.wholeNumber(
                                "number", "版本号；留空为全部", "The number of the version; all of them when missing"),
                        InputField.text("reason", TEXT, "理由", "Why, in Chinese").needed(),
                        InputField.text("reasonEn", TEXT, "英文理由", "Why, in English"))
                .shownWith(new JsonObject().put("number", 1).put("reason", "含有个人信息。"))
                .does(ReviewHandler::withdraw);
    }

    private static Verb restore() {
        return Verb.of(KIND, "restore")
                .title("恢复", "Restore")
                .describe(
                        "以旧版本为底稿新建草稿；撤回不超过 30 天的版本也可以",
                        "Begins a draft that is what an earlier version was, also one that was withdrawn in the last 30"
                                + " days")
                .takes(InputField.wholeNumber("number", "版本号", "The number of the version")
                        .needed())
                .shownWith(new JsonObject().put("number", 1))
                .does(ReviewHandler::restore);
    }

    private static Verb discard() {
        return Verb.of(KIND, "discard")
                .title("放弃草稿", "Discard")
                .describe("删除草稿；已发布的版本不变", "Deletes the draft; what is published stays as it is")
                .does(DraftHandler::discard);
    }
}
