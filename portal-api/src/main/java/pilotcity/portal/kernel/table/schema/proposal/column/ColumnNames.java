package pilotcity.portal.kernel.table.schema.proposal.column;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a header says of its column. */
public enum ColumnNames {
    /** Digits that are no number: nobody adds up telephones. */
    CODE(".*(?:邮编|邮政编码|电话|手机|传真|联系方式|联系号|热线|客服|座机|总机|编码|代码|编号|证号|身份证|信用代码|账号|帐号|卡号|区号|号码|工号|学号|文号|案号|行政区划|区划码|条码)"
            + "(?:[（(].*)?|(?:.*[ _-])?(?:zip|zip ?codes?|post ?codes?|postal ?codes?|plz|cap|insee|siren|siret|fips|phone[0-9]?"
            + "|telephone[0-9]?|tel[0-9]?|mobile[0-9]?|cell ?phone|fax|hotline|whatsapp|contact|contact[ _-](?:no|number|phone)|code|codes|isbn|issn|ean|iban|ags|nuts|gb_?code|adcode)(?:[ _-](?:no|number|insee"
            + "|commune|com|dep|postal))?|(?:num|code)[_ -]?(?:com|dep|epci|commune|insee|postal).*"),
    IDENTIFIER(
            "(?:.*[ _-])?(?:id|uuid|guid|key|ref|reference|no|number|nr)|序号|.*(?:编号|编码|代码|主键|标识|流水号)|id.*|objectid|fid"),
    /** An identifier of the rows themselves, and not one of something that has several rows. */
    ROW_IDENTIFIER("(?:row|record)?[ _-]?(?:id|uuid|guid|key)|编号|序号|主键|.*流水号|(?:记录|数据)(?:编号|标识|id)|objectid|fid"),
    NAME(
            ".*(?:姓名|名称|名字|名|站点|项目|地区|区域|标题|地址)|(?:.*[ _-])?(?:name|title|label|address|nom|station|site|project|region|area|district|city|place)"),
    YEAR(".*年份?|.*年度|(?:.*[ _-])?(?:year|yr|jahr|année|annee|año)"),
    DATE(".*(?:日期|时间|年月日|日)|.*(?:date|day|datum|fecha|_at|time|timestamp).*|jour"),
    FLAG("是否.*|有无.*|(?:is|has|can)[ _-].*|.*[ _-]flag|flag.*"),
    LONGITUDE("(?:.*[ _-])?(?:lon|lng|long|longitude|longitud|x|xcoord|x_coord|point_x|easting)|.*(?:经度|x坐标).*|经|东经"),
    LATITUDE("(?:.*[ _-])?(?:lat|latitude|latitud|y|ycoord|y_coord|point_y|northing)|.*(?:纬度|y坐标).*|纬|北纬");

    private final Pattern pattern;

    ColumnNames(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** Whether a header says so; {@code siteCode}, {@code site_code} and {@code Site Code} say the same. */
    public boolean fits(String header) {
        String words = header.strip().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return pattern.matcher(words).matches();
    }
}
