from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, async_playwright

from tests.browser.chromium import ARGUMENTS, CHROMIUM
from tests.cast import Bot


@pytest.fixture
async def page(staffed: Bot) -> AsyncIterator[Page]:
    """The chat page on a phone 390 pixels wide."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        await page.goto(staffed.simulator.url)
        yield page
        await browser.close()
