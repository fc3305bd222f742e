/** What was asked, turned into what is looked for and in which order it comes. */
@NullMarked
package pilotcity.index.plan;

import org.jspecify.annotations.NullMarked;
