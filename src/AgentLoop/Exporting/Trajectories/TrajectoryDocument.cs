using System.Text.Json;

namespace AgentLoop;

/// <summary>Reads a whole document of JSON that is not too large for the memory.</summary>
internal static class TrajectoryDocument
{
    private const int Longest = 256 * 1024 * 1024;

    /// <exception cref="AgentLoopException">It is too large, or no object of JSON.</exception>
    public static async ValueTask<JsonElement> ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        using MemoryStream document = new();
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = await input.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (document.Length + read > Longest)
                throw new AgentLoopException($"The trajectory is larger than {Longest} bytes, which is more than is read.");
            document.Write(buffer, 0, read);
        }

        try
        {
            JsonElement root = JsonElement.Parse(document.GetBuffer().AsSpan(0, (int)document.Length));
            return root.ValueKind == JsonValueKind.Object ? root : throw new AgentLoopException("The trajectory is no object of JSON.");
        }
        catch (JsonException e)
        {
            throw new AgentLoopException($"The trajectory is not JSON: line {e.LineNumber + 1} cannot be read.", e);
        }
    }
}
