using Microsoft.Data.Sqlite;

namespace AgentLoop.Provenance.Sqlite.Tests;

public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_folder_is_named() =>
        AssertRefused(folder.File("missing/runs.db"), ProvenanceError.Unavailable, $"There is no folder \"{folder.File("missing")}\"");

    [Fact]
    public void A_folder_is_no_file() => AssertRefused(folder.Path, ProvenanceError.Unavailable, "is a folder");

    [Fact]
    public void A_file_is_no_folder()
    {
        File.WriteAllText(folder.File("file"), "");

        AssertRefused(folder.File("file/runs.db"), ProvenanceError.Unavailable, "There is no folder");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_path_must_be_given(string path) => Assert.Throws<ArgumentException>(() => new SqliteProvenanceStore(path));

    [Fact]
    public void A_lock_timeout_must_make_sense()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteProvenanceOptions { Path = "x", LockTimeout = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteProvenanceOptions { Path = "x", LockTimeout = TimeSpan.MaxValue });
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_kept()
    {
        byte[] text = [.. Enumerable.Repeat((byte)'x', 5000)];
        File.WriteAllBytes(folder.Journal, text);

        AssertRefused(folder.Journal, ProvenanceError.Corrupt, "is not a SQLite database");
        Assert.Equal(text, File.ReadAllBytes(folder.Journal));
    }

    [Fact]
    public void The_database_of_another_application_is_refused_and_kept()
    {
        Journal.Execute(folder.Journal, "CREATE TABLE t (x); PRAGMA user_version = 1");
        byte[] before = File.ReadAllBytes(folder.Journal);

        AssertRefused(folder.Journal, ProvenanceError.Unavailable, "is the database of another application");
        Assert.Equal(before, File.ReadAllBytes(folder.Journal));
    }

    [Fact]
    public void A_newer_format_is_refused()
    {
        new SqliteProvenanceStore(folder.Journal).Dispose();
        Journal.Execute(folder.Journal, "PRAGMA user_version = 3");

        AssertRefused(folder.Journal, ProvenanceError.Unavailable, "has format 3 and this package reads format 2");
    }

    [Fact]
    public void A_journal_without_its_tables_is_damaged()
    {
        new SqliteProvenanceStore(folder.Journal).Dispose();
        Journal.Execute(folder.Journal, "DROP TABLE entries");

        AssertRefused(folder.Journal, ProvenanceError.Corrupt, "is damaged (no such table: entries)");
    }

    [Fact]
    public async Task A_truncated_database_is_damaged()
    {
        await WriteAsync();
        using (FileStream file = File.OpenWrite(folder.Journal))
            file.SetLength(file.Length - 4096);

        AssertRefused(folder.Journal, ProvenanceError.Corrupt, "is damaged");
    }

    [Fact]
    public async Task An_empty_file_becomes_a_journal()
    {
        File.WriteAllBytes(folder.Journal, []);

        await WriteAsync();

        await using SqliteProvenanceStore store = new(folder.Journal);
        Assert.Equal(["a"], await store.ReadTextAsync("run"));
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("file:x.db?mode=memory")]
    [InlineData("a b;c='d'.db")]
    public async Task A_name_that_means_something_to_sqlite_is_still_a_file(string name)
    {
        await using (SqliteProvenanceStore store = new(folder.File(name)))
            await store.AppendTextAsync("run", 0, "a");

        Assert.True(File.Exists(folder.File(name)));
    }

    [Fact]
    public void A_file_that_may_not_be_written_is_refused()
    {
        new SqliteProvenanceStore(folder.Journal).Dispose();
        File.SetUnixFileMode(folder.Journal, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Unprivileged.Allow(folder.Path);

        Unprivileged.Run(() => AssertRefused(folder.Journal, ProvenanceError.Unavailable, "cannot be written to"));
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_refused()
    {
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        try
        {
            Unprivileged.Run(() => AssertRefused(folder.Journal, ProvenanceError.Unavailable, "cannot be opened"));
        }
        finally
        {
            Unprivileged.Allow(folder.Path);
        }
    }

    [Fact]
    public void A_refused_file_is_not_held_open()
    {
        Journal.Execute(folder.Journal, "CREATE TABLE t (x)");
        Assert.Throws<ProvenanceException>(() => new SqliteProvenanceStore(folder.Journal));

        IEnumerable<string?> open = Directory.EnumerateFiles("/proc/self/fd").Select(link => new FileInfo(link).LinkTarget);
        Assert.DoesNotContain(folder.Journal, open);
    }

    private async Task WriteAsync()
    {
        await using SqliteProvenanceStore store = new(folder.Journal);
        await store.AppendTextAsync("run", 0, "a");
    }

    private static void AssertRefused(string path, ProvenanceError error, string words)
    {
        ProvenanceException refused = Assert.Throws<ProvenanceException>(() => new SqliteProvenanceStore(path));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
        Assert.Equal(error, refused.Error);
    }
}
