package pilotcity.portal.kernel.token;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import pilotcity.portal.TestPortal;
import pilotcity.portal.cli.PortalCommand;

/** Exactly the tokens that the developer's guide makes. */
public final class GuideTokens {
    private static final Pattern ROOT = Pattern.compile("(?m)^\\./portal token (--subject .+)$");
    private static final Pattern WEAKER = Pattern.compile("(?s)/api/tokens -H [^{]+-d '(\\{.+?\\})'");

    private GuideTokens() {}

    /** The one that whoever runs the portal makes for an NGO. */
    public static String ngo(TestPortal portal) throws IOException, InterruptedException {
        PortalCommand.Done made =
                PortalCommand.run(portal.data(), "token", found(ROOT).split(" "));
        if (made.code() != 0) {
            throw new AssertionError(made.err());
        }
        return made.out();
    }

    /** The one that its holder makes for a volunteer. */
    public static String volunteer(TestPortal portal, String ngo) throws IOException {
        return TestTokens.minted(TestTokens.mint(portal, ngo, new JsonObject(found(WEAKER))));
    }

    private static String found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(TestPortal.home().resolve("docs/guide/developer/tokens.md")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
