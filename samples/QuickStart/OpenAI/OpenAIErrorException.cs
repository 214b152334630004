using System.Text.Json;

namespace QuickStart;

/// <summary>The endpoint sent an error in the place of an answer.</summary>
internal sealed class OpenAIErrorException(EndpointFault fault) : Exception(fault.Message)
{
    public EndpointFault Fault => fault;

    public static void ThrowIfError(JsonElement answer)
    {
        if (answer.Object("error") is { } error)
            throw new OpenAIErrorException(OpenAIFaults.Read(error));
    }
}
