using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Profiles;

/// <summary>Papers about many things have tables, too; nobody promises anything in them.</summary>
public class NoPlanTests
{
    [Theory]
    [InlineData("pdf", "dp2020_01")]
    [InlineData("pdf", "dp2020_02")]
    [InlineData("pdf", "dp2021_07_att")]
    [InlineData("docx", "dp2020_01")]
    [InlineData("docx", "dp2020_02")]
    [InlineData("docx", "dp2021_07_att")]
    public void A_discussion_paper_holds_no_initiative(string kind, string name)
    {
        var path = Path.Combine(Seeds.Root(), "..", "shared", "data", kind, $"{name}.{kind}");
        if (!File.Exists(path))
            Assert.Skip("The folder ../shared/data with the published papers is absent.");
        var proposal = Reader.Read(File.ReadAllBytes(path), Path.GetFileName(path));
        Assert.DoesNotContain(proposal.Entries, e => e.Kind == EntryKind.Initiative);
    }

    [Fact]
    public void A_table_of_what_applies_to_whom_is_no_table_of_departments()
    {
        const string Table = """
            みなと市の届出の一覧

            届出	内容	個人	法人	全員	一部	窓口	郵送
            船の登録	所有者と大きさ	●	●		●	●	
            桟橋の使用	期間と料金	●			●		●
            釣りの届	場所と人数	●		●		●	
            """;
        var proposal = Reader.Read(System.Text.Encoding.UTF8.GetBytes(Table), "list.txt");
        Assert.DoesNotContain(proposal.Entries, e => !e.Responsibilities.IsDefaultOrEmpty);
    }
}
