package pilotcity.portal.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pilotcity.portal.Faults;

/** Whatever happens to two nodes and their database: what was acknowledged is there, once, and every index says so. */
@Tag(Faults.TAG)
class FaultRoundsTest {
    private static final int ROUNDS = Integer.getInteger("portal.faults.rounds", Faults.count(2, 200));
    private static final long SEED = Long.getLong("portal.faults.seed", System.nanoTime());

    /** Each takes as long as the database takes to stop and start, and the nodes to build their indexes. */
    private static final boolean RESTORES = Boolean.parseBoolean(System.getProperty("portal.faults.restores", "true"));

    private static final int WRITES_BEFORE = 10;
    private static final int WRITES_AFTER = 10;
    private static final int KEEP_EVERY = 10;

    private final Random random = new Random(SEED);
    private final RoundTable table = new RoundTable(SEED);
    private final AtomicInteger numbers = new AtomicInteger(1);

    @Test
    void nothingAcknowledgedIsLostWhateverHappens() throws Exception {
        try (Stand stand = new Stand(RESTORES)) {
            Checks checks = new Checks(stand.db(), stand.servers(), stand.ledger());
            List<InjectedFault> possible = Arrays.stream(InjectedFault.values())
                    .filter(injectedFault -> injectedFault.isPossible(stand))
                    .toList();
            List<InjectedFault> hand = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                if (hand.isEmpty()) {
                    hand.addAll(possible);
                    Collections.shuffle(hand, random);
                }
                round(stand, checks, round, hand.removeLast());
            }
        } finally {
            table.print();
        }
        assertThat(table.findings().said()).as("seed " + SEED).isEmpty();
    }

    private void round(Stand stand, Checks checks, int round, InjectedFault injectedFault) throws Exception {
        long start = System.nanoTime();
        int before = stand.ledger().acknowledged();
        Findings findings = new Findings();
        int refused = 0;
        try {
            refused = writeThrough(stand, round, injectedFault, findings);
            if (injectedFault == InjectedFault.RESTORED) {
                checks.forgetHead();
            }
            findings.add(checks.run("round-" + SEED + "-" + round));
            if (stand.restores() && round % KEEP_EVERY == 0) {
                stand.keep();
                stand.recover();
            }
        } catch (AssertionError | IOException | RuntimeException e) {
            findings.say(String.valueOf(e.getMessage()) + (e.getCause() == null ? "" : " (" + e.getCause() + ")"));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        table.add(round, injectedFault, stand.ledger().acknowledged() - before, refused, took, findings);
        stand.recover();
    }

    /** The database is put back while nobody writes, since nobody could say what was promised. */
    private int writeThrough(Stand stand, int round, InjectedFault injectedFault, Findings findings) throws Exception {
        if (injectedFault == InjectedFault.RESTORED) {
            injectedFault.happen(stand, random);
            stand.recover();
        }
        String token = stand.servers().getFirst().token();
        Writers writers =
                new Writers(stand.servers(), stand.ledger(), token, random.nextLong(), SEED + "-" + round, numbers);
        try (writers) {
            writers.write(WRITES_BEFORE);
            if (injectedFault != InjectedFault.RESTORED) {
                injectedFault.happen(stand, random);
            }
            stand.recover();
            writers.write(WRITES_AFTER);
        }
        writers.wrong().forEach(answer -> findings.say("a writer was told " + answer));
        return writers.refused();
    }
}
