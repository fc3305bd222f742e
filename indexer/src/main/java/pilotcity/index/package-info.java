/** The search index: replays changes into a folder, answers queries from it. */
@NullMarked
package pilotcity.index;

import org.jspecify.annotations.NullMarked;
