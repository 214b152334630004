using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Reads what a chat client threw.</summary>
internal sealed class EndpointFailures
{
    private const int MaxDepth = 10;

    private readonly IEndpointFaultReader? reader;
    private readonly string endpoint;

    public EndpointFailures(IChatClient client)
    {
        reader = client.GetService<IEndpointFaultReader>();
        ChatClientMetadata? metadata = client.GetService<ChatClientMetadata>();
        endpoint = metadata?.ProviderUri?.Authority ?? metadata?.ProviderName ?? "The model's endpoint";
    }

    public static EndpointFailure Cancelled(Exception exception) => New(ModelOutcome.Cancelled, "The call was cancelled.", exception);

    public EndpointFailure Read(Exception exception)
    {
        Exception[] chain = [.. Chain(exception).Take(MaxDepth)];
        if (chain.OfType<AgentLoopException>().FirstOrDefault() is { } ours)
            return New((ours as ModelCallException)?.Outcome ?? ModelOutcome.Failed, ours.Message, exception);

        EndpointFault? fault = chain.Select(e => reader?.Read(e)).FirstOrDefault(f => f is not null) ?? chain.Select(OfFramework).FirstOrDefault(f => f is not null);
        ModelOutcome outcome = fault is null ? ModelOutcome.Failed : fault.Outcome ?? FaultRule.OutcomeOf(fault);
        string said = fault?.Message is { Length: > 0 } message ? message : chain[^1].Message;
        return New(outcome, FaultText.Of(endpoint, outcome, fault?.Status, said), exception) with { RetryAfter = fault?.RetryAfter };
    }

    /// <summary>What is no exception but our own patience that has run out.</summary>
    public EndpointFailure TimedOut(string what, Exception exception) => New(ModelOutcome.TimedOut, $"{endpoint} {what}.", exception);

    private static EndpointFailure New(ModelOutcome outcome, string reason, Exception exception) =>
        new() { Outcome = outcome, Reason = reason, Exception = exception };

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e is AggregateException { InnerExceptions: [.., var last] } ? last : e.InnerException)
            yield return e;
    }

    /// <summary>What the framework's own exceptions say, which clients throw or wrap.</summary>
    private static EndpointFault? OfFramework(Exception e) => e switch
    {
        HttpRequestException { StatusCode: { } status } => new EndpointFault { Status = (int)status, Message = e.Message },
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError or HttpRequestError.InvalidResponse } => Known(ModelOutcome.Dropped),
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } => Known(ModelOutcome.Unreachable),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable } => Known(ModelOutcome.Unreachable),
        IOException or SocketException => Known(ModelOutcome.Dropped),
        OperationCanceledException or TimeoutException => Known(ModelOutcome.TimedOut),
        JsonException or FormatException or InvalidDataException => Known(ModelOutcome.Unreadable),
        _ => null,
    };

    private static EndpointFault Known(ModelOutcome outcome) => new() { Outcome = outcome };
}
