package pilotcity.portal.servicerequest.bulkimport;

import java.nio.charset.Charset;
import java.util.stream.Stream;
import pilotcity.portal.servicerequest.bulkimport.mapping.RowDigests;

/**
 * Small files in the manner of eleven cities: their columns, their words, their times, their coordinates. The rows are
 * invented.
 *
 * @param mapping the mapping that the portal is given
 * @param id the record that the first row becomes
 */
record CityFiles(String name, String mapping, Charset charset, String csv, String id, Expected expected) {
    /** @param closed null where it is open or nobody says when it was closed */
    record Expected(String reported, String closed, String status, double lon, double lat) {}

    private static final String OPEN = "accepted";
    private static final String CLOSED = "closed-by-source";

    static Stream<CityFiles> all() {
        return Stream.of(
                newYork(),
                chicago(),
                sanFrancisco(),
                toronto(),
                helsinki(),
                bonn(),
                zurich(),
                buenosAires(),
                brisbane(),
                beijing(),
                guangzhou());
    }

    private static CityFiles of(
            String name, String zone, String mapping, String charset, String csv, String id, Expected expected) {
        String whole = """
            {"source": "%s", "organisation": {"id": "%s-311", "name": "%s"}, "timezone": "%s", %s}
            """.formatted(name, name, name, zone, mapping);
        return new CityFiles(name, whole, Charset.forName(charset), csv, name + ":" + id, expected);
    }

    private static CityFiles newYork() {
        return of(
                "nyc",
                "America/New_York",
                """
                "times": ["MM/dd/yyyy hh:mm:ss a"], "closed": ["Closed"], "open": ["Open", "In Progress"],
                "columns": {"id": "Unique Key", "reported": "Created Date", "closed": "Closed Date", "status": "Status",
                            "serviceName": "Complaint Type", "lon": "Longitude", "lat": "Latitude"}
                """,
                "UTF-8",
                """
                \uFEFFUnique Key,CREATED DATE,Closed Date,Agency,Complaint Type ,status,Latitude,Longitude
                64101,07/01/2024 11:30:00 PM,07/02/2024 08:00:00 AM,NYPD,Illegal Parking,CLOSED,40.7128,-74.0060
                """,
                "64101",
                new Expected("2024-07-02T03:30:00Z", "2024-07-02T12:00:00Z", CLOSED, -74.006, 40.7128));
    }

    private static CityFiles chicago() {
        return of(
                "chicago",
                "America/Chicago",
                """
                "times": ["MM/dd/yyyy hh:mm:ss a"], "closed": ["Completed", "Canceled"], "crs": "EPSG:3435",
                "columns": {"id": "SR_NUMBER", "reported": "CREATED_DATE", "updated": "LAST_MODIFIED_DATE",
                            "closed": "CLOSED_DATE", "status": "STATUS", "serviceName": "SR_TYPE",
                            "agency": "OWNER_DEPARTMENT", "address": "STREET_ADDRESS",
                            "lon": "X_COORDINATE", "lat": "Y_COORDINATE"}
                """,
                "UTF-8",
                """
                SR_NUMBER,SR_TYPE,OWNER_DEPARTMENT,STATUS,CREATED_DATE,LAST_MODIFIED_DATE,CLOSED_DATE,STREET_ADDRESS,X_COORDINATE,Y_COORDINATE
                SR24-00000001,Pothole in Street Complaint,CDOT,Completed,01/15/2024 12:05:10 AM,01/16/2024 01:00:00 PM,01/16/2024 01:00:00 PM,1 W STATE ST,1176000,1900000
                """,
                "SR24-00000001",
                new Expected("2024-01-15T06:05:10Z", "2024-01-16T19:00:00Z", CLOSED, -87.629197, 41.880964));
    }

    private static CityFiles sanFrancisco() {
        return of(
                "sf",
                "America/Los_Angeles",
                """
                "times": ["MM/dd/yyyy hh:mm:ss a"], "closed": ["Closed"],
                "columns": {"id": "CaseID", "reported": "Opened", "closed": "Closed", "updated": "Updated",
                            "status": "Status", "statusNotes": "Status Notes", "serviceName": "Category",
                            "agency": "Responsible Agency", "lon": "Longitude", "lat": "Latitude",
                            "mediaUrl": "Media URL"}
                """,
                "UTF-8",
                """
                CaseID,Opened,Closed,Updated,Status,Status Notes,Responsible Agency,Category,Request Type,Latitude,Longitude,Media URL
                17200001,07/01/2024 02:15:00 PM,,07/01/2024 02:20:00 PM,Open,open,DPW Ops Queue,Street and Sidewalk Cleaning,Bulky Items,37.7749,-122.4194,
                """,
                "17200001",
                new Expected("2024-07-01T21:15:00Z", null, OPEN, -122.4194, 37.7749));
    }

    private static CityFiles toronto() {
        return of(
                "toronto",
                "America/Toronto",
                """
                "closed": ["Completed", "Closed", "Cancelled"], "open": ["In-progress", "New", "Initiated"],
                "columns": {"reported": "Creation Date", "status": "Status", "serviceName": "Service Request Type",
                            "agency": "Division", "address": "Intersection Street 1 + Intersection Street 2"}
                """,
                "UTF-8",
                """
                Creation Date,Status,First 3 Chars of Postal Code,Intersection Street 1,Intersection Street 2,Ward,Service Request Type,Division,Section
                2023-01-01 00:00:26.0000000,Completed,M4C,Danforth Ave,Main St,Beaches-East York (19),Road - Pot hole,Transportation Services,TMMS
                2023-01-01 00:00:26.0000000,Completed,M4C,Danforth Ave,Main St,Beaches-East York (19),Road - Pot hole,Transportation Services,TMMS
                """,
                "",
                new Expected("2023-01-01T05:00:26Z", null, CLOSED, Double.NaN, Double.NaN));
    }

    private static CityFiles helsinki() {
        return of(
                "helsinki",
                "Europe/Helsinki",
                """
                "closed": ["closed"], "missing": ["", "n/a"],
                "columns": {"id": "service_request_id", "reported": "requested_datetime", "closed": "updated_datetime",
                            "status": "status", "description": "description", "lon": "long", "lat": "lat"}
                """,
                "UTF-8",
                """
                service_request_id\tstatus\trequested_datetime\tupdated_datetime\tdescription\tlat\tlong
                2gf1r5\tclosed\t2024-05-01T10:00:00+0300\t2024-05-02T10:00:00.5+03\tKuoppa tiessä\t60.1699\t24.9384
                """,
                "2gf1r5",
                new Expected("2024-05-01T07:00:00Z", "2024-05-02T07:00:00.500Z", CLOSED, 24.9384, 60.1699));
    }

    private static CityFiles bonn() {
        return of(
                "bonn",
                "Europe/Berlin",
                """
                "times": ["dd.MM.yyyy HH:mm"], "closed": ["erledigt"],
                "columns": {"id": "Nr", "reported": "Gemeldet am", "status": "Status", "description": "Beschreibung",
                            "lon": "Längengrad", "lat": "Breitengrad", "closed": "Erledigt am"}
                """,
                "windows-1252",
                """
                Nr;Gemeldet am;Erledigt am;Status;Beschreibung;Breitengrad;Längengrad
                88123;1.5.2024 9:05;03.05.2024;Erledigt;Straßenlaterne übermäßig dunkel;50,7374;7,0982
                """,
                "88123",
                new Expected("2024-05-01T07:05:00Z", "2024-05-02T22:00:00Z", CLOSED, 7.0982, 50.7374));
    }

    private static CityFiles zurich() {
        return of(
                "zurich",
                "Europe/Zurich",
                """
                "closed": ["fixed - council", "closed"], "crs": "EPSG:2056",
                "columns": {"id": "service_request_id", "reported": "requested_datetime", "updated": "updated_datetime",
                            "status": "status", "serviceName": "service_code", "description": "detail",
                            "lon": "e", "lat": "n"}
                """,
                "UTF-8",
                """
                "service_request_id","e","n","requested_datetime","updated_datetime","status","service_code","detail"
                "50123","2683000","1247500","2024-05-01 10:00:00","2024-05-02 10:00:00","fixed - council","Strasse/Trottoir/Platz","Schlagloch"
                """,
                "50123",
                new Expected("2024-05-01T08:00:00Z", "2024-05-02T08:00:00Z", CLOSED, 8.537598, 47.373111));
    }

    private static CityFiles buenosAires() {
        return of(
                "buenos-aires",
                "America/Argentina/Buenos_Aires",
                """
                "times": ["dd/MM/yyyy HH:mm:ss"], "closed": ["Cerrado"],
                "columns": {"id": "contacto", "reported": "fecha_ingreso + hora_ingreso", "closed": "fecha_cierre_contacto",
                            "status": "estado_del_contacto", "serviceName": "concepto",
                            "address": "domicilio_calle + domicilio_altura", "lon": "lon", "lat": "lat"}
                """,
                "UTF-8",
                """
                contacto;periodo;concepto;fecha_ingreso;hora_ingreso;domicilio_calle;domicilio_altura;lat;lon;estado_del_contacto;fecha_cierre_contacto
                00123456/23;202301;Reparación de bache;02/01/2023;10:05:00;Av. Rivadavia;1000;NULL;NULL;Abierto;NA
                """,
                "00123456-23-" + RowDigests.addressableId("00123456/23").substring(12),
                new Expected("2023-01-02T13:05:00Z", null, OPEN, Double.NaN, Double.NaN));
    }

    private static CityFiles brisbane() {
        return of(
                "brisbane",
                "Australia/Brisbane",
                """
                "times": ["d/M/yyyy h:mm:ss a"], "closed": ["finalised"], "crs": "EPSG:28356",
                "columns": {"id": "Reference", "reported": "Date received", "closed": "Date finalised",
                            "status": "Status", "serviceName": "Category", "lon": "Easting", "lat": "Northing"}
                """,
                "UTF-8",
                """
                Reference|Date received|Date finalised|Status|Category|Easting|Northing
                CC-1|1/07/2024 3:05:00 p.m.|1/07/2024|Finalised|Noise - Animal|502000|6961000
                """,
                "CC-1",
                new Expected("2024-07-01T05:05:00Z", "2024-07-01T05:05:00Z", CLOSED, 153.020244, -27.474568));
    }

    private static CityFiles beijing() {
        return of(
                "beijing",
                "Asia/Shanghai",
                """
                "closed": ["已办结"], "open": ["办理中"], "crs": "gcj02",
                "columns": {"id": "工单编号", "reported": "来电时间", "closed": "办结时间", "status": "办理状态",
                            "serviceName": "问题分类", "description": "诉求内容", "agency": "承办单位", "lon": "经度", "lat": "纬度"}
                """,
                "GB18030",
                """
                工单编号,来电时间,办结时间,办理状态,问题分类,诉求内容,承办单位,经度,纬度
                京12345-1,2024年5月1日 上午9:05,2024年5月2日 下午3:20:30,已办结,路灯,路灯不亮，影响夜间出行,朝阳区城管委,116.404,39.915
                """,
                "12345-1-" + RowDigests.addressableId("京12345-1").substring(8),
                new Expected("2024-05-01T01:05:00Z", "2024-05-02T07:20:30Z", CLOSED, 116.397755, 39.913596));
    }

    private static CityFiles guangzhou() {
        return of(
                "guangzhou",
                "Asia/Shanghai",
                """
                "closed": ["办结"], "crs": "bd09",
                "columns": {"id": "编号", "reported": "受理时间", "status": "状态", "description": "内容", "due": "期限",
                            "lon": "经度", "lat": "纬度"}
                """,
                "UTF-16LE",
                """
                \uFEFF编号\t受理时间\t期限\t状态\t内容\t经度\t纬度
                GZ1\t1714525500\t2024/5/3\t在办\t井盖丢失\t113.331084\t23.112223
                """,
                "GZ1",
                new Expected("2024-05-01T01:05:00Z", null, OPEN, 113.31919, 23.109167));
    }
}
