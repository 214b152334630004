using System.Text;
using Xunit;

namespace AgentLoop.ConformanceTests;

/// <summary>What every <see cref="IArtifactStore"/> must do.</summary>
/// <typeparam name="TStore">The interface under which the store is tested.</typeparam>
public abstract class ArtifactStoreConformanceTests<TStore> : ConformanceTests<TStore>
    where TStore : class, IArtifactStore
{
    private const int LargeLength = 20 * 1024 * 1024;

    /// <summary>Content comes back as it was, under a name that its SHA-256 and its salt come to, and is found by its SHA-256.</summary>
    [Fact]
    public virtual async Task What_was_put_is_found_by_its_name_and_by_its_content()
    {
        ArtifactReference reference = await Subject.PutAsync("hello"u8.ToArray(), "text/plain");

        StoredArtifact named = (await Subject.FindAsync(ArtifactQuery.Named(reference.Digest)))!;
        StoredArtifact holding = (await Subject.FindAsync(ArtifactQuery.Holding(Digest.Of("hello"u8))))!;

        Assert.Equal((5, "text/plain"), (reference.Length, reference.MediaType));
        Assert.Equal("hello"u8.ToArray(), await GetAsync(reference.Digest));
        Assert.Equal((reference.Digest, Digest.Of("hello"u8), 5), (named.Name, named.ContentDigest, named.Length));
        Assert.Equal(reference.Digest, holding.Name);
        Assert.Equal(reference.Digest, ArtifactName.Of(named.Salt.Span, named.ContentDigest));
        Assert.NotEqual(Digest.Of("hello"u8), reference.Digest);
        Assert.Null(await Subject.FindAsync(ArtifactQuery.Holding(reference.Digest)));
    }

    /// <summary>Content that is copied from another store with its salt keeps its name.</summary>
    [Fact]
    public virtual async Task Content_that_brings_its_salt_keeps_its_name()
    {
        byte[] salt = ArtifactName.CreateSalt();
        ArtifactReference own = await Subject.PutAsync("hello"u8.ToArray(), "text/plain");

        ArtifactReference reference = await Subject.PutAsync(ArtifactContent.Of("hello"u8.ToArray(), salt: salt));

        Assert.Equal(ArtifactName.Of(salt, Digest.Of("hello"u8)), reference.Digest);
        Assert.NotEqual(own.Digest, reference.Digest);
        Assert.Equal("hello"u8.ToArray(), await GetAsync(own.Digest));
        Assert.Equal(own.Digest, (await Subject.PutAsync("hello"u8.ToArray(), "text/plain")).Digest);
        Assert.Equal("hello"u8.ToArray(), await GetAsync(reference.Digest));
    }

    /// <summary>Twenty megabytes go in and out as streams.</summary>
    [Fact]
    public virtual async Task Large_content_is_streamed()
    {
        byte[] content = new byte[LargeLength];
        new Random(2).NextBytes(content.AsSpan(0, LargeLength / 2)); // one half can be compressed

        ArtifactReference reference = await Subject.PutAsync(ArtifactContent.From(() => new MemoryStream(content)));

        using var read = new MemoryStream();
        using (Stream stream = (await Subject.FindAsync(ArtifactQuery.Named(reference.Digest)))!.Content!.OpenRead())
            await stream.CopyToAsync(read);
        Assert.Equal(Digest.Of(content), Digest.Of(read.ToArray()));
        Assert.Equal(LargeLength, reference.Length);
        Assert.Equal(reference.Digest, (await Subject.PutAsync(content, "application/octet-stream")).Digest);
    }

    /// <summary>The second put of a content answers as the first, and does no harm.</summary>
    [Fact]
    public virtual async Task The_same_content_may_be_put_twice()
    {
        ArtifactReference first = await Subject.PutAsync("twice"u8.ToArray(), "text/plain");
        ArtifactReference second = await Subject.PutAsync("twice"u8.ToArray(), "text/html");

        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal("text/html", second.MediaType);
        Assert.Equal("twice"u8.ToArray(), await GetAsync(first.Digest));
    }

    /// <summary>A digest that nothing was put under has no content.</summary>
    [Fact]
    public virtual async Task What_was_never_put_is_missing()
    {
        ArtifactReference there = await Subject.PutAsync("there"u8.ToArray(), "text/plain");

        Assert.NotNull(await Subject.GetAsync(there.Digest));
        Assert.Null(await Subject.GetAsync(Digest.Of("not there"u8)));
        Assert.Null(await Subject.GetAsync(default));
    }

    /// <summary>No bytes are a content too, and not the same as none.</summary>
    [Fact]
    public virtual async Task Empty_content_is_kept()
    {
        Assert.Null(await Subject.FindAsync(ArtifactQuery.Holding(Digest.Of([]))));

        ArtifactReference reference = await Subject.PutAsync(ReadOnlyMemory<byte>.Empty, "text/plain");

        Assert.Equal(0, reference.Length);
        Assert.Empty(await GetAsync(reference.Digest));
    }

    /// <summary>Twenty megabytes go in and out.</summary>
    [Fact]
    public virtual async Task Large_content_is_kept()
    {
        byte[] content = new byte[LargeLength];
        new Random(1).NextBytes(content);

        ArtifactReference reference = await Subject.PutAsync(content, "application/octet-stream");

        Assert.Equal(LargeLength, reference.Length);
        Assert.Equal(Digest.Of(content), Digest.Of(await GetAsync(reference.Digest)));
    }

    /// <summary>The caller may use its buffer again once the put has returned.</summary>
    [Fact]
    public virtual async Task Put_bytes_are_copied()
    {
        byte[] buffer = "before"u8.ToArray();
        ArtifactReference reference = await Subject.PutAsync(buffer, "text/plain");
        buffer.AsSpan().Fill((byte)'x');

        Assert.Equal("before"u8.ToArray(), await GetAsync(reference.Digest));
    }

    /// <summary>Many put at once, some of it the same, and all of it is there.</summary>
    [Fact]
    public virtual async Task Content_may_be_put_concurrently()
    {
        ArtifactReference[] references = await Task.WhenAll(Enumerable.Range(0, 64).Select(i =>
            Task.Run(async () => await Subject.PutAsync(Encoding.UTF8.GetBytes($"content {i / 2}"), "text/plain"))));

        Assert.Equal(32, references.Select(reference => reference.Digest).Distinct().Count());
        for (int i = 0; i < references.Length; i++)
            Assert.Equal(Encoding.UTF8.GetBytes($"content {i / 2}"), await GetAsync(references[i].Digest));
    }

    /// <summary>A put that is cancelled before it begins says so and keeps nothing.</summary>
    [Fact]
    public virtual async Task A_cancelled_put_keeps_nothing()
    {
        using CancellationTokenSource cancellation = new();
        await Subject.PutAsync("wanted"u8.ToArray(), "text/plain", cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Subject.PutAsync("unwanted"u8.ToArray(), "text/plain", cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Subject.FindAsync(ArtifactQuery.Holding(Digest.Of("wanted"u8)), cancellation.Token));
        Assert.NotNull(await Subject.FindAsync(ArtifactQuery.Holding(Digest.Of("wanted"u8))));
        Assert.Null(await Subject.FindAsync(ArtifactQuery.Holding(Digest.Of("unwanted"u8))));
    }

    /// <summary>The content of a name, which must be there.</summary>
    protected async Task<byte[]> GetAsync(Digest digest)
    {
        ReadOnlyMemory<byte>? content = await Subject.GetAsync(digest);
        Assert.True(content.HasValue, $"The artifact {digest} is missing.");
        return content.Value.ToArray();
    }
}
