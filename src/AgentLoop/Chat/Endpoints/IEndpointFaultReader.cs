namespace AgentLoop;

/// <summary>Finds what an endpoint said in what a chat client threw.</summary>
/// <remarks>
/// A chat client offers its reader as a service (<c>IChatClient.GetService</c>), since only it knows its own exceptions. Without one, what
/// the framework's HTTP exceptions say is all there is: no <c>Retry-After</c>. Safe for parallel calls.
/// </remarks>
public interface IEndpointFaultReader
{
    /// <summary>What the endpoint said; <see langword="null"/> where the exception is none of the client's own. Asked for inner exceptions, too.</summary>
    EndpointFault? Read(Exception exception);
}
