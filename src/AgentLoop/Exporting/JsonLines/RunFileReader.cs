using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Reads a file of runs to its end and keeps nothing of it where something is wrong.</summary>
internal sealed class RunFileReader(LineSource lines, RunSpool spool) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly RunFile file = new();
    private (Digest Name, byte[] Salt, long Offset, long Missing)? artifact;

    /// <exception cref="AgentLoopException">The file is not what an export wrote.</exception>
    public async ValueTask<RunFile> ReadAsync(CancellationToken cancellationToken)
    {
        CheckHeader(await NextAsync(cancellationToken).ConfigureAwait(false));
        while (true)
        {
            Digest before = AgentLoop.Digest.FromHash(hash.GetCurrentHash());
            RunFileLine line = await NextAsync(cancellationToken).ConfigureAwait(false);
            if (line.Runs is not null)
            {
                CheckEnd(line, before);
                return await lines.NextAsync(cancellationToken).ConfigureAwait(false) is null ? file : throw Fault("stands after the end of the runs");
            }

            await TakeAsync(line, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => hash.Dispose();

    private async ValueTask<RunFileLine> NextAsync(CancellationToken cancellationToken)
    {
        if (await lines.NextAsync(cancellationToken).ConfigureAwait(false) is not { } line)
        {
            throw new AgentLoopException(lines.Count == 0
                ? "The file is empty; it is no export of a run."
                : $"The file ends after line {lines.Count}, before the end of the runs; it was cut off.");
        }

        hash.AppendData(line.Span);
        hash.AppendData("\n"u8);
        try
        {
            return JsonSerializer.Deserialize(line.Span, ExportJsonContext.Default.RunFileLine) ?? throw Fault("says nothing");
        }
        catch (JsonException)
        {
            throw Fault("is not the JSON that an export writes");
        }
    }

    private void CheckHeader(RunFileLine line)
    {
        if (line.Format != JsonLinesFormat.Name)
            throw Fault("does not say that this is an export of runs as JSON Lines");
        if (line.Version != JsonLinesFormat.Version)
        {
            throw new AgentLoopException(
                $"The file is of version {line.Version}, and this library reads version {JsonLinesFormat.Version}; use the one that it was written with.");
        }
    }

    private void CheckEnd(RunFileLine line, Digest before)
    {
        if (artifact is not null || (line.Runs, line.Records, line.Artifacts) != (file.Runs.Count, file.Records, file.Artifacts.Count))
            throw Fault("counts other runs, records and artifacts than stand before it; some are missing");
        if (line.Sha256 != before.ToString())
            throw new AgentLoopException("The file was changed after it was written: it does not have the digest that its last line says.");
    }

    private async ValueTask TakeAsync(RunFileLine line, CancellationToken cancellationToken)
    {
        if (artifact is not null || line.Part is not null)
            await TakePartAsync(line.Part, cancellationToken).ConfigureAwait(false);
        else if (line.Artifact is { } name)
            Begin(name, line.Salt ?? [], line.Length);
        else if (line.Record is { } sequence)
            await TakeRecordAsync(sequence, PayloadOf(line), cancellationToken).ConfigureAwait(false);
        else if (line.Run is { Length: > 0 } run && file.Runs.TrueForAll(r => r.RunId != run))
            file.Runs.Add((run, []));
        else
            throw Fault("is none that an export writes there");
    }

    private async ValueTask TakeRecordAsync(long sequence, ReadOnlyMemory<byte>? payload, CancellationToken cancellationToken)
    {
        if (file.Runs is not [.., (_, var records)] || sequence != records.Count || payload is not { } bytes)
            throw Fault("is not the record that comes next");
        records.Add(new SpooledBytes(spool.Length, bytes.Length));
        await spool.AddAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    private void Begin(string name, byte[] salt, long? length)
    {
        bool isName = AgentLoop.Digest.TryParse(name, out Digest digest) && !digest.IsNone && !file.Artifacts.ContainsKey(digest);
        if (!isName || salt.Length != ArtifactName.SaltLength || length is not (>= 0 and <= JsonLinesFormat.LongestArtifact))
            throw Fault("does not begin an artifact as an export does");
        artifact = (digest, salt, spool.Length, length.Value);
        Complete();
    }

    private async ValueTask TakePartAsync(byte[]? part, CancellationToken cancellationToken)
    {
        if (artifact is not { } open || part is null || part.Length > open.Missing)
            throw Fault("is not the part of an artifact that comes next");
        await spool.AddAsync(part, cancellationToken).ConfigureAwait(false);
        artifact = open with { Missing = open.Missing - part.Length };
        Complete();
    }

    private void Complete()
    {
        if (artifact is not { Missing: 0 } whole)
            return;
        file.Artifacts.Add(whole.Name, (whole.Salt, new SpooledBytes(whole.Offset, (int)(spool.Length - whole.Offset))));
        artifact = null;
    }

    private static ReadOnlyMemory<byte>? PayloadOf(RunFileLine line) =>
        line.Payload is { } json ? JsonMarshal.GetRawUtf8Value(json).ToArray()
        : line.Base64 is { } bytes ? bytes
        : default(ReadOnlyMemory<byte>?);

    private AgentLoopException Fault(string what) => new($"Line {lines.Count} of the file {what}.");
}
