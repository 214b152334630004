using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>How long a message is, in characters: what the estimate of its tokens goes by.</summary>
internal static class MessageLength
{
    /// <summary>What names, ids and the frame of a content come to.</summary>
    private const int Frame = 16;

    /// <summary>What endpoints count for an image of usual size, in characters.</summary>
    private const int Media = 6000;

    public static long Of(ChatMessage message) => Of(message.Contents);

    public static long Of(IList<AIContent> contents)
    {
        long length = Frame;
        for (int i = 0; i < contents.Count; i++)
            length += Of(contents[i]);
        return length;
    }

    private static long Of(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        TextReasoningContent reasoning => reasoning.Text.Length,
        FunctionCallContent call => Frame + call.Name.Length + Of(call.Arguments),
        FunctionResultContent result => Frame + OfValue(result.Result),
        DataContent or UriContent => Media,
        _ => Frame,
    };

    private static long Of(IDictionary<string, object?>? arguments)
    {
        long length = 0;
        if (arguments is Dictionary<string, object?> plain) // which enumerates at no cost
        {
            foreach ((string name, object? value) in plain)
                length += name.Length + OfValue(value);
        }
        else if (arguments is not null)
        {
            foreach ((string name, object? value) in arguments)
                length += name.Length + OfValue(value);
        }

        return length;
    }

    private static long OfValue(object? value) => value switch
    {
        null => 0,
        string text => text.Length,
        JsonElement { ValueKind: not JsonValueKind.Undefined } json => JsonMarshal.GetRawUtf8Value(json).Length,
        _ => Frame,
    };
}
