namespace QuickStart;

/// <summary>A format that a run can be exported in.</summary>
internal sealed record ExportFormat
{
    /// <summary>Every format, in the order of the help.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new() { Name = "jsonl", Extension = ".jsonl", Create = _ => RunExports.JsonLines },
        new() { Name = "in-toto", Extension = ".intoto.jsonl", IsSigned = true, Create = signer => RunExports.InToto(signer!) },
        new() { Name = "agent-trace", Extension = ".trace.json", Create = _ => RunExports.AgentTrace() },
        new() { Name = "git-ai", Extension = ".note", Create = _ => RunExports.GitAiNote },
        new() { Name = "atif", Extension = ".atif.json", Create = _ => RunExports.Atif },
        new() { Name = "otlp", Extension = ".otlp.jsonl", Create = _ => RunExports.OpenTelemetry() },
    ];

    /// <summary>What it is called on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>How the name of its file ends.</summary>
    public required string Extension { get; init; }

    /// <summary>Whether it is signed.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Makes the exporter; the signer is there where the format is signed.</summary>
    public required Func<IEnvelopeSigner?, IRunExporter> Create { get; init; }
}
