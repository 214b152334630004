using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>The journal of a run that is there.</summary>
internal static class ExportedEvents
{
    /// <exception cref="AgentLoopException">There is no such run.</exception>
    public static async IAsyncEnumerable<RunEvent> ReadAsync(ExportRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool any = false;
        var read = new ReadRequest { RunId = request.RunId };
        await foreach (JournalRecord record in request.Store.ReadAsync(read, cancellationToken).ConfigureAwait(false))
        {
            any = true;
            yield return EventJson.Read(record.Payload);
        }

        if (!any)
            throw Missing(request.RunId);
    }

    public static AgentLoopException Missing(string runId) =>
        new($"There is no run \"{runId}\" in the provenance store; look at the id, and at which store it was recorded in.");
}
