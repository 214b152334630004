using System.Text.Json;

namespace AgentLoop.Tests.Provenance;

/// <summary>Proofs that another implementation made, right ones and wrong ones.</summary>
public sealed class MerkleVectorTests
{
    private static readonly string Folder = Path.Combine(Environment.GetEnvironmentVariable("AGENTLOOP_FIXTURES") ?? "", "merkle");

    [Fact]
    public void Inclusion_proofs_are_accepted_and_refused_as_elsewhere() => CheckAll("inclusion", vector => Prove(vector, "leafHash", (leaf, root, hashes) => new InclusionProof
    {
        LeafIndex = (long)vector.GetProperty("leafIdx").GetUInt64(),
        TreeSize = (long)vector.GetProperty("treeSize").GetUInt64(),
        Hashes = hashes,
    }.Proves(leaf, root), "root"));

    [Fact]
    public void Consistency_proofs_are_accepted_and_refused_as_elsewhere() => CheckAll("consistency", vector => Prove(vector, "root1", (from, to, hashes) => new ConsistencyProof
    {
        FromSize = (long)vector.GetProperty("size1").GetUInt64(),
        ToSize = (long)vector.GetProperty("size2").GetUInt64(),
        Hashes = hashes,
    }.Proves(from, to), "root2"));

    private static void CheckAll(string kind, Func<JsonElement, bool> proves)
    {
        string folder = Path.Combine(Folder, kind);
        Assert.SkipUnless(Directory.Exists(folder), $"AGENTLOOP_FIXTURES names no folder with merkle/{kind}.");
        string[] files = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories);
        Assert.True(files.Length > 20, $"Only {files.Length} vectors were found.");
        foreach (string file in files)
        {
            using var vector = JsonDocument.Parse(File.ReadAllBytes(file));
            bool isWanted = !vector.RootElement.GetProperty("wantErr").GetBoolean();
            Assert.True(isWanted == proves(vector.RootElement), $"{file}: wanted {isWanted}.");
        }
    }

    private static bool Prove(JsonElement vector, string first, Func<Digest, Digest, IReadOnlyList<Digest>, bool> proves, string second)
    {
        JsonElement proof = vector.GetProperty("proof");
        Digest?[] hashes = proof.ValueKind == JsonValueKind.Null ? [] : [.. proof.EnumerateArray().Select(Read)];
        return Read(vector.GetProperty(first)) is { } a && Read(vector.GetProperty(second)) is { } b && Array.TrueForAll(hashes, h => h is not null)
            && proves(a, b, [.. hashes.Select(h => h!.Value)]);
    }

    // what is no hash at all cannot even be handed in
    private static Digest? Read(JsonElement hash) => hash.ValueKind != JsonValueKind.Null && hash.GetBytesFromBase64() is { Length: 32 } bytes ? Digest.FromHash(bytes) : null;
}
