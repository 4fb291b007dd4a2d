using Shirube.Domain.Organisations;
using Shirube.Features.Importing;

namespace Shirube.Features.Tests.Importing;

public sealed class OrganisationPathTests
{
    [Theory]
    [InlineData("港湾国土省 海洋室", "港湾国土省/海洋室")]
    [InlineData("Ministry of Ports", "Ministry of Ports")]
    [InlineData("Harbour Office　Bureau of Tides", "Harbour Office/Bureau of Tides")]
    [InlineData("港湾国土省 AI室", "港湾国土省/AI室")]
    public void A_name_is_parted_into_the_bodies_on_the_way_down(string name, string bodies) =>
        Assert.Equal(
            bodies,
            string.Join(
                '/',
                OrganisationPath.Of(name, isJapan: false)!.DownToSelf().Select(p => p.Name)
            )
        );

    [Theory]
    [InlineData("Ministry of Health, Labor and Welfare", "mhlw")]
    [InlineData("Cabinet Office　Personal Information Protection Commission", "ppc")]
    [InlineData("Cabinet Office　National Public Safety Commission　National Police Agency", "npa")]
    public void An_English_name_means_the_body_that_Japanese_documents_name(
        string name,
        string slug
    )
    {
        Assert.Equal(slug, OrganisationPath.Of(name, isJapan: true)!.Slug);
        Assert.NotEqual(slug, OrganisationPath.Of(name, isJapan: false)!.Slug);
    }

    [Fact]
    public void An_office_is_the_same_in_both_languages()
    {
        var english = OrganisationPath.Of("Cabinet Office　Gender Equality Bureau", isJapan: true)!;
        var japanese = OrganisationPath.Of("内閣府 男女共同参画局", isJapan: false)!;
        Assert.Equal(japanese, english);
        Assert.Equal("Gender Equality Bureau", japanese.NameEn);
    }

    [Theory]
    [InlineData("Ministry of Justice|Cabinet Office|Ministry of Defence", false)]
    [InlineData("Ministry of Justice|Ministry of Economy, Trade and Industry", false)]
    [InlineData(
        "Ministry of Economy, Trade & Industry|Ministry of Internal Affairs and Communications",
        true
    )]
    public void Names_that_other_countries_have_too_do_not_make_a_document_Japanese(
        string names,
        bool isJapan
    ) => Assert.Equal(isJapan, EnglishNames.SpeakOfJapan(names.Split('|')));
}
