/**
 * Conversation instead of a form: one free text, at most two short questions back, then a report that can be sent.
 *
 * <p>ConversationGuide replays the turns of a Conversation from the beginning, each time anew, and says what has been
 * understood and which question is next, or that the report is ready; what can be asked is in the room below.
 *
 * <p>It keeps nothing between two calls and writes nothing; it knows neither SQL nor HTTP, nor any feature's class.
 */
@NullMarked
package pilotcity.portal.suggestion.conversation;

import org.jspecify.annotations.NullMarked;
