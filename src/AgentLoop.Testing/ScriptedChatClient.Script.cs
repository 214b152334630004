using System.Globalization;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

public sealed partial class ScriptedChatClient
{
    private ScriptedStep? last;
    private int calls;

    /// <summary>The next call is answered with a text, at the price of a token for each four characters in and out.</summary>
    public ScriptedChatClient Answer(string text) => Answer((messages, _, _) => ScriptedResponse.Of([new TextContent(text)], messages));

    /// <summary>The next call is answered with a response as it is.</summary>
    public ScriptedChatClient Answer(ChatResponse response) => Answer((_, _, _) => response);

    /// <summary>The next call is answered by a function of the request.</summary>
    public ScriptedChatClient Answer(ScriptedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Add(new ScriptedStep(answer));
    }

    /// <summary>The next call is answered with a call of a tool, with an id of its own: <c>call-1</c>, <c>call-2</c> and so on.</summary>
    public ScriptedChatClient CallTool(string name, IReadOnlyDictionary<string, object?>? arguments = null) =>
        CallTools(new FunctionCallContent(string.Create(CultureInfo.InvariantCulture, $"call-{Interlocked.Increment(ref calls)}"), name, arguments?.ToDictionary(StringComparer.Ordinal)));

    /// <summary>The next call is answered with calls of tools.</summary>
    public ScriptedChatClient CallTools(params FunctionCallContent[] toolCalls) =>
        Answer((messages, _, _) => ScriptedResponse.Of([.. toolCalls], messages));

    /// <summary>The next call fails.</summary>
    public ScriptedChatClient Throw(Exception exception) => Answer((_, _, _) => throw exception);

    /// <summary>The next call breaks off after a text, where it is streamed; where it is not, it just fails.</summary>
    public ScriptedChatClient Break(string text, Exception exception) =>
        Add(new ScriptedStep((messages, _, _) => ScriptedResponse.Of([new TextContent(text)], messages)) { Break = exception });

    /// <summary>The answer that was written down last takes this much longer than the others.</summary>
    public ScriptedChatClient After(TimeSpan delay)
    {
        Last.Delay += delay;
        return this;
    }

    /// <summary>Looks at the request that the answer that was written down last is given to. What it throws the call throws, and <see cref="Verify"/>.</summary>
    public ScriptedChatClient Expect(Action<ScriptedRequest> expectation)
    {
        Last.Expectations.Add(expectation);
        return this;
    }

    /// <summary>Every call after the end of the script is answered by a function of the request.</summary>
    public ScriptedChatClient Otherwise(ScriptedAnswer answer)
    {
        script.Otherwise = new ScriptedStep(answer);
        return this;
    }

    private ScriptedStep Last => last ?? throw new AgentLoopException("The script is empty; write an answer down first, such as with Answer.");

    private ScriptedChatClient Add(ScriptedStep step)
    {
        last = step;
        script.Add(step);
        return this;
    }
}
