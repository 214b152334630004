using System.Globalization;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>
/// What does it cost to look for secrets where there are none, against copying the same bytes into characters? Per megabyte, of records of model calls and of
/// program text, with so many secrets registered: 1 ms is 1 GB/s.
/// </summary>
public class SecretMasking
{
    private const int Megabytes = 4;

    private byte[] records = [];
    private byte[] source = [];
    private char[] wide = [];
    private SecretMask mask = SecretMask.None;

    [Params(1, 30)]
    public int Secrets { get; set; }

    [GlobalSetup]
    public void Write()
    {
        var options = new RedactionOptions { IncludesEnvironment = false };
        for (int i = 0; i < Secrets; i++)
            options.Register(string.Create(CultureInfo.InvariantCulture, $"SECRET_{i}"), Convert.ToBase64String(Digest(i)));
        mask = new SecretMask(options);
        records = Repeat(i => JsonSerializer.Serialize(new { v = 1, kind = "model.called", seq = i, at = DateTimeOffset.UnixEpoch, scope = "5.generate/generator/conversation/1", data = new { prompt = Convert.ToHexStringLower(Digest(i)), outcome = "Answered", spending = new { inputTokens = 100 + i, outputTokens = i, cachedTokens = 60 }, response = "I will look at the tests first, see https://example.com/docs." } }));
        source = Repeat(i => $"    public async Task<int> CountAsync{i}(CancellationToken cancellationToken) => await reader.CountAsync(name, cancellationToken); // line {i}\n");
        wide = new char[records.Length];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Megabytes)]
    public int Copy() => Encoding.Latin1.GetChars(records, wide);

    [Benchmark(OperationsPerInvoke = Megabytes)]
    public int Records() => mask.ApplyToJson(records).Length;

    [Benchmark(OperationsPerInvoke = Megabytes)]
    public int Source() => mask.Apply(source).Length;

    private static byte[] Digest(int seed) => System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(seed));

    private static byte[] Repeat(Func<int, string> line)
    {
        StringBuilder text = new();
        for (int i = 0; text.Length < Megabytes * 1_000_000; i++)
            text.Append(line(i));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
