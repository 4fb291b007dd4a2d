using System.Text;
using Shirube.Features.Importing;
using Shirube.Reading;

namespace Shirube.Features.Tests.Importing;

public class FileBytesTests
{
    [Fact]
    public async Task A_file_that_keeps_growing_is_refused_by_name_after_two_tries()
    {
        using var folder = new Folder();
        var path = folder.Write("growing.txt", "一行目\n");
        var tries = 0;
        var refused = await Assert.ThrowsAsync<UnreadableDocumentException>(() =>
            FileBytes.ReadAsync(
                path,
                async (file, length, ct) =>
                {
                    tries++;
                    var bytes = await FileBytes.TakeAsync(file, length, ct);
                    await File.AppendAllTextAsync(path, "次の行\n", ct);
                    return bytes;
                },
                default
            )
        );
        Assert.Equal(2, tries);
        Assert.Contains("growing.txt", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("'growing.txt' changed", NamedAlone(refused.Reason.En, folder.Root));
    }

    [Theory]
    [InlineData("一行目\n二行目\n")] // longer
    [InlineData("一\n")] // shorter
    [InlineData("二行目\n")] // as long
    public async Task A_file_that_changes_once_is_read_as_it_is_then(string text)
    {
        using var folder = new Folder();
        var path = folder.Write("a.txt", "一行目\n");
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        var tries = 0;
        var bytes = await FileBytes.ReadAsync(
            path,
            async (file, length, ct) =>
            {
                var bytes = await FileBytes.TakeAsync(file, length, ct);
                if (tries++ == 0)
                    folder.Write("a.txt", text);
                return bytes;
            },
            default
        );
        Assert.Equal(2, tries);
        Assert.Equal(text, Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task A_file_that_is_cut_while_it_is_read_is_no_document()
    {
        using var folder = new Folder();
        var path = folder.Write("cut.txt", "一行目\n");
        await Assert.ThrowsAsync<UnreadableDocumentException>(() =>
            FileBytes.ReadAsync(
                path,
                async (file, length, ct) => (await FileBytes.TakeAsync(file, length, ct))[..3],
                default
            )
        );
    }

    private static string NamedAlone(string words, string folder) =>
        words.Replace(folder + "/", "", StringComparison.Ordinal);
}
