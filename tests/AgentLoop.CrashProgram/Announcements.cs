using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AgentLoop.CrashProgram;

/// <summary>An effect outside that is not repeatable, and can be found again: a line of a file.</summary>
internal sealed partial class Announcements(string log)
{
    public OnceRequest<bool> Of(string what) => new()
    {
        Name = "announce",
        Effect = async cancellationToken =>
        {
            KillPoint.Reach("begin:announce");
            await File.AppendAllTextAsync(log, $"announce {what}\n", cancellationToken);
            KillPoint.Reach("end:announce");
            return true;
        },
        ResultType = AnnouncementJson.Default.Boolean,
        Reconcile = async (_, cancellationToken) => (await File.ReadAllLinesAsync(log, cancellationToken)).Contains($"announce {what}")
            ? Reconciliation.Happened(true, (JsonTypeInfo<bool>)AnnouncementJson.Default.Boolean)
            : Reconciliation.DidNotHappen(),
    };

    [JsonSerializable(typeof(bool))]
    internal sealed partial class AnnouncementJson : JsonSerializerContext;
}
