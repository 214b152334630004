namespace Snippets;

/// <summary>What a chat client offers as a service, so that a loop understands what it throws.</summary>
public sealed class MyFaults : IEndpointFaultReader
{
    public EndpointFault? Read(Exception exception) => exception is MyRefusedException refused
        ? new EndpointFault { Status = refused.Status, Code = refused.Code, Message = refused.Message, RetryAfter = refused.RetryAfter }
        : null;
}
